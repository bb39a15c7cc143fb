// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/apply_events.h"

#include "backend/platform/events/dead_letters.h"
#include <QLoggingCategory>
#include <algorithm>

namespace firstcome::events {

namespace {

constexpr auto savepointName = "poll";

/// Runs work behind a savepoint; what it failed of, or nothing. A failure that ends the transaction passes through.
std::optional<QByteArray> tried(sql::Connection &connection, const std::function<void()> &work)
{
    const size_t before = connection.afterCommitCount();
    connection.savepoint(savepointName);
    QByteArray reason;
    try {
        work();
        connection.releaseSavepoint(savepointName);
        return std::nullopt;
    } catch (const sql::Failure &failure) {
        if (failure.endsTransaction())
            throw; // no fault of the event
        reason = failure.what();
    } catch (const std::exception &failure) {
        reason = failure.what();
    }
    connection.dropAfterCommit(before);
    connection.rollbackToSavepoint(savepointName);
    return reason;
}

} // namespace

void ApplyEvents::apply(sql::Connection &connection, std::vector<Event> events)
{
    m_haltedKeys = haltedKeys(connection, group());
    const auto parked = std::stable_partition(events.begin(), events.end(),
                                              [this](const Event &event) { return !m_haltedKeys.contains(event.key); });
    for (auto event = parked; event != events.end(); ++event)
        park(connection, *event);
    events.erase(parked, events.end());
    if (events.empty() || applyTogether(connection, events))
        return;
    for (const Event &event : events) {
        if (m_haltedKeys.contains(event.key))
            park(connection, event);
        else
            applyAlone(connection, event);
    }
}

bool ApplyEvents::applyTogether(sql::Connection &connection, std::span<const Event> events)
{
    return !tried(connection, [&] { m_consumer.apply(connection, events); });
}

void ApplyEvents::applyAlone(sql::Connection &connection, const Event &event)
{
    std::optional<QByteArray> reason;
    for (int attempt = 0; attempt < triesBeforeDeadLetter; ++attempt) {
        reason = tried(connection, [&] { m_consumer.apply(connection, std::span(&event, 1)); });
        if (!reason)
            return;
    }
    qWarning("event %lld (%s) of group %s is a dead letter: %s", event.id, event.type.constData(), group().constData(),
             reason->constData());
    bury(connection, {group(), event, *reason, m_clock()});
    m_haltedKeys.insert(event.key);
}

void ApplyEvents::park(sql::Connection &connection, const Event &event) const
{
    bury(connection, {group(), event, {}, m_clock()});
}

} // namespace firstcome::events
