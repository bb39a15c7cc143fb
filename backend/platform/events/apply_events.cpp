// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/apply_events.h"

#include "backend/platform/events/causes.h"
#include <QLoggingCategory>
#include <algorithm>

namespace firstcome::events {

namespace {

constexpr auto savepointName = "poll";

enum class Then : quint8 { Keep, Undo };

/// Runs work behind a savepoint; what it failed of, or nothing. A failure that ends the transaction passes through.
std::optional<QByteArray> tried(sql::Connection &connection, const std::function<void()> &work, Then then = Then::Keep)
{
    const size_t before = connection.afterCommitCount();
    connection.savepoint(savepointName);
    std::optional<QByteArray> reason;
    try {
        work();
        if (then == Then::Keep) {
            connection.releaseSavepoint(savepointName);
            return std::nullopt;
        }
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

void ApplyEvents::failOf(const QByteArray &type)
{
    const std::scoped_lock lock(m_mutex);
    m_failType = type;
}

void ApplyEvents::retryAfter(RetryTimes times)
{
    const std::scoped_lock lock(m_mutex);
    m_retries = std::move(times);
}

void ApplyEvents::run(sql::Connection &connection, std::span<const Event> events) const
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto fails = [this](const Event &event) { return event.type == m_failType; };
        if (!m_failType.isEmpty() && std::any_of(events.begin(), events.end(), fails))
            throw std::runtime_error("made to fail of " + m_failType.toStdString());
    }
    applyTraced(connection, group(), events, [&] { m_consumer.apply(connection, events); });
}

void ApplyEvents::passOver(std::vector<PassedOver> parts)
{
    const std::scoped_lock lock(m_mutex);
    m_passedOver = std::move(parts);
}

/// Under the mutex.
bool ApplyEvents::isPassedOver(const Event &event) const
{
    return std::any_of(m_passedOver.begin(), m_passedOver.end(), [&event](const PassedOver &part) {
        return event.id < part.before && event.topic == part.topic &&
               (!part.partition || partitionOf(event.key) == *part.partition);
    });
}

ApplyEvents *groupNamed(const EventBus &bus, const QByteArray &name)
{
    for (ApplyEvents *group : bus.groups()) {
        if (group->group() == name)
            return group;
    }
    return nullptr;
}

void ApplyEvents::apply(sql::Connection &connection, std::vector<Event> events)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_passedOver.empty())
            std::erase_if(events, [this](const Event &event) { return isPassedOver(event); });
    }
    applyAgain(connection, std::move(events));
}

void ApplyEvents::applyAgain(sql::Connection &connection, std::vector<Event> events)
{
    if (!events.empty())
        connection.afterCommit([this, count = qint64(events.size())] { m_handled += count; });
    m_haltedKeys = haltedKeys(connection, group());
    // Another process may be freeing a key just now: what is parked must be so behind something.
    std::erase_if(m_haltedKeys, [&](Id key) {
        const auto ofKey = [key](const Event &event) { return event.key == key; };
        return std::any_of(events.begin(), events.end(), ofKey) && !isHalted(connection, group(), key);
    });
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
    return !tried(connection, [&] { run(connection, events); });
}

std::optional<QByteArray> ApplyEvents::tryIt(sql::Connection &connection, const Event &event, int times)
{
    if (event.type == unreadableType)
        return QByteArray("it could not be read: discard it, its sender sends it again");
    std::optional<QByteArray> reason;
    for (int attempt = 0; attempt < times; ++attempt) {
        reason = tried(connection, [&] { run(connection, std::span(&event, 1)); });
        if (!reason)
            break;
    }
    return reason;
}

void ApplyEvents::applyAlone(sql::Connection &connection, const Event &event)
{
    const auto reason = tryIt(connection, event, quickTries);
    if (!reason)
        return;
    setAside(connection, {group(), event, *reason, m_parts.clock(), quickTries, nextTry(quickTries)});
    m_haltedKeys.insert(event.key);
}

void ApplyEvents::giveUp(sql::Connection &connection, const Event &event, const QByteArray &reason) const
{
    setAside(connection, {group(), event, reason, m_parts.clock(), 1});
}

void ApplyEvents::setAside(sql::Connection &connection, const Burial &burial) const
{
    const Event &event = burial.event;
    qWarning("event %lld (%s, trace %s) of group %s is %s: %s", event.id, event.type.constData(),
             event.trace.mid(3, 32).constData(), group().constData(),
             burial.nextAt ? "tried again later" : "a dead letter", burial.reason.constData());
    if (bury(connection, burial) && !burial.nextAt && m_parts.tellDead)
        m_parts.tellDead(connection, burial);
}

void ApplyEvents::park(sql::Connection &connection, const Event &event) const
{
    bury(connection, {group(), event, {}, m_parts.clock()});
}

std::optional<Instant> ApplyEvents::nextTry(int attempts) const
{
    const auto round = size_t(std::max(0, attempts - quickTries));
    const std::scoped_lock lock(m_mutex);
    return round < m_retries.size() ? std::optional(m_parts.clock() + m_retries[round]) : std::nullopt;
}

int ApplyEvents::retryDue(sql::Connection &connection, int limit)
{
    int done = 0;
    for (; done < limit; ++done) {
        auto letter = lockDue(connection, group(), m_parts.clock());
        if (!letter)
            break;
        // One that was only parked has not been tried yet.
        const int times = letter->attempts == 0 ? quickTries : 1;
        const auto reason = tryIt(connection, letter->event, times);
        letter->attempts += times;
        if (reason)
            keepWaiting(connection, *std::move(letter), *reason);
        else
            forget(connection, *letter, m_parts.clock());
    }
    return done;
}

void ApplyEvents::keepWaiting(sql::Connection &connection, DeadLetter letter, const QByteArray &reason) const
{
    letter.reason = reason;
    letter.nextAt = nextTry(letter.attempts);
    letter.state = letter.nextAt ? LetterState::Retry : LetterState::Dead;
    keepTried(connection, letter);
    if (letter.nextAt)
        return;
    qWarning("event %lld (%s) of group %s is a dead letter: %s", letter.event.id, letter.event.type.constData(),
             group().constData(), reason.constData());
    if (m_parts.tellDead)
        m_parts.tellDead(connection, {group(), letter.event, reason, m_parts.clock()});
}

std::optional<QByteArray> ApplyEvents::replay(sql::Connection &connection, DeadLetter letter, const QByteArray &payload)
{
    if (!isFirstOfKey(connection, letter))
        return QByteArray("another one of its key stands before it");
    Event event = letter.event;
    if (!payload.isEmpty())
        event.payload = payload;
    const auto reason = tryIt(connection, event, 1);
    ++letter.attempts;
    if (!reason) {
        close(connection, letter, LetterState::Replayed, m_parts.clock());
        return std::nullopt;
    }
    letter.reason = *reason;
    keepTried(connection, letter);
    return reason;
}

std::optional<QByteArray> ApplyEvents::dryRun(sql::Connection &connection, const Event &event,
                                              const std::function<void()> &look)
{
    if (event.type == unreadableType)
        return tryIt(connection, event, 0);
    const auto work = [&] {
        run(connection, std::span(&event, 1));
        if (look)
            look();
    };
    return tried(connection, work, Then::Undo);
}

} // namespace firstcome::events
