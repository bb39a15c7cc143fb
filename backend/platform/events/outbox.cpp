// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/outbox.h"

#include "backend/platform/events/causes.h"
#include "backend/platform/events/dead_letters.h"
#include "backend/platform/events/event_history.h"
#include "backend/platform/events/log_positions.h"
#include "backend/platform/events/outbox_queue.h"
#include "backend/platform/sql/bulk_insert.h"
#include "shared/base/assert.h"

namespace firstcome::events {

namespace {

constexpr qsizetype payloadLimit = 64 * 1024;

}

void Outbox::append(sql::Connection &connection, std::span<const Event> events)
{
    if (events.empty())
        return;
    if (m_heard)
        m_heard->insert(m_heard->end(), events.begin(), events.end());
    const int origin = m_origin ? m_origin() : 0;
    if (origin != m_toldOrigin)
        tellOrigin(connection, origin);
    sql::BulkInsert rows(
        connection,
        {"outbox", "topic, event_key, sequence, type, version, payload, trace, created_at, origin, waiting", 10, {}});
    const std::optional<qint64> waiting = m_sentOn ? std::optional<qint64>(1) : std::nullopt;
    for (const Event &event : events) {
        FIRSTCOME_ASSERT(event.payload.size() <= payloadLimit, "an event's payload is at most 64 KiB");
        const QByteArray cause = causeOf(connection, event);
        const QByteArray trace = cause.isNull() ? QByteArray("") : cause;
        rows.add(event.topic, event.key, event.sequence, event.type, event.version, event.payload, trace, event.at,
                 origin, waiting);
    }
    rows.flush();
    if (m_committed)
        connection.afterCommit(m_committed);
}

std::vector<Event> Outbox::appendedBy(const std::function<void()> &work)
{
    std::vector<Event> heard;
    m_heard = &heard;
    try {
        work();
    } catch (...) {
        m_heard = nullptr;
        throw;
    }
    m_heard = nullptr;
    return heard;
}

void Outbox::tellOrigin(sql::Connection &connection, int origin)
{
    addOrigin(connection, origin);
    // Not before it is so: this transaction may be undone.
    connection.afterCommit([this, origin] { m_toldOrigin = origin; });
}

QJsonObject outboxFigures(sql::Connection &connection)
{
    QJsonObject json;
    // Asked every second while somebody watches: nothing here may grow with the log.
    const LogRange range = logRange(connection);
    json.insert(QStringLiteral("events"), range.last == 0 ? 0 : range.last - range.first + 1);
    json.insert(QStringLiteral("last"), idText(range.last));
    for (const Event &event : eventsIn(connection, {range.last, range.last}))
        json.insert(QStringLiteral("lastAt"), toIso(event.at));
    const OutboxWaiting waiting = outboxWaiting(connection);
    json.insert(QStringLiteral("waiting"), waiting.events);
    if (waiting.oldest)
        json.insert(QStringLiteral("oldestWaiting"), toIso(*waiting.oldest));
    json.insert(QStringLiteral("deadLetters"), deadLetterFigures(connection));
    return json;
}

} // namespace firstcome::events
