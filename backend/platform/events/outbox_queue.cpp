// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/outbox_queue.h"

#include "backend/platform/events/event_row.h"
#include "backend/platform/events/log_positions.h"
#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"
#include <map>

namespace firstcome::events {

namespace {

using Stream = std::pair<QByteArray, Id>; ///< what is numbered: topic and key

std::map<Stream, qint64> lastOrdinals(sql::Connection &connection, const std::vector<NumberedEvent> &events)
{
    std::vector<Id> keys;
    for (const NumberedEvent &numbered : events)
        keys.push_back(numbered.event.key);
    auto &rows = connection.statement("SELECT s.topic, s.event_key, s.last_ordinal FROM " + sql::eachId(connection) +
                                      " event_ordinals s ON s.event_key = j.value");
    rows.bind(sql::idList(std::move(keys)));
    std::map<Stream, qint64> last;
    while (rows.next())
        last[{rows.text(0), rows.integer(1)}] = rows.integer(2);
    return last;
}

void writeOrdinals(sql::Connection &connection, std::span<const NumberedEvent> events)
{
    if (connection.isSqlite()) {
        for (const NumberedEvent &numbered : events)
            connection.statement("UPDATE outbox SET waiting = NULL, ordinal = ? WHERE id = ?")
                .bind(numbered.ordinal, numbered.event.id)
                .exec();
        return;
    }
    QByteArray pairs = "[";
    for (const NumberedEvent &numbered : events) {
        pairs.append(pairs.size() > 1 ? ",[" : "[").append(QByteArray::number(numbered.event.id));
        pairs.append(',').append(QByteArray::number(numbered.ordinal)).append(']');
    }
    connection
        .statement("UPDATE " + sql::eachOf("id BIGINT PATH '$[0]', ordinal BIGINT PATH '$[1]'") +
                   " outbox o ON o.id = j.id SET o.waiting = NULL, o.ordinal = j.ordinal")
        .bind(pairs + ']')
        .exec();
}

} // namespace

std::vector<NumberedEvent> waitingEvents(sql::Connection &connection, int limit)
{
    auto &rows = connection.statement(QByteArray("SELECT ") + eventColumns +
                                      ", o.ordinal FROM outbox o WHERE o.waiting = 1 ORDER BY o.id LIMIT ?");
    rows.bind(limit);
    std::vector<NumberedEvent> events;
    while (rows.next())
        events.push_back({eventOf(rows), rows.optionalInteger(10).value_or(0)});
    if (events.empty())
        return events;
    auto last = lastOrdinals(connection, events);
    for (NumberedEvent &numbered : events) {
        if (numbered.ordinal == 0) // one that is sent again keeps its place
            numbered.ordinal = ++last[{numbered.event.topic, numbered.event.key}];
    }
    return events;
}

void markSent(sql::Connection &connection, std::span<const NumberedEvent> events)
{
    writeOrdinals(connection, events);
    std::map<Stream, qint64> last;
    for (const NumberedEvent &numbered : events) {
        qint64 &highest = last[{numbered.event.topic, numbered.event.key}];
        highest = std::max(highest, numbered.ordinal);
    }
    const QByteArray conflict = connection.isSqlite() ? " ON CONFLICT(event_key, topic) DO UPDATE SET last_ordinal = "
                                                        "MAX(last_ordinal, excluded.last_ordinal)"
                                                      : " ON DUPLICATE KEY UPDATE last_ordinal = "
                                                        "GREATEST(last_ordinal, VALUES(last_ordinal))";
    sql::BulkInsert rows(connection, {"event_ordinals", "event_key, topic, last_ordinal", 3, conflict});
    for (const auto &[stream, ordinal] : last)
        rows.add(stream.second, stream.first, ordinal);
    rows.flush();
}

void sendAgain(sql::Connection &connection, std::span<const qint64> ids)
{
    for (const qint64 id : ids)
        connection.statement("UPDATE outbox SET waiting = 1 WHERE id = ?").bind(id).exec();
}

void takeOverFromEmbedded(sql::Connection &connection)
{
    LogPositions passedByAll;
    for (const LogPosition &position : allPositions(connection)) {
        const auto known = passedByAll.try_emplace(position.origin, position.position).first;
        known->second = std::min(known->second, position.position);
    }
    for (const auto &[origin, position] : passedByAll)
        connection.statement("UPDATE outbox SET waiting = 1 WHERE origin = ? AND id > ? AND ordinal IS NULL")
            .bind(origin, position)
            .exec();
    forgetGroups(connection);
}

bool wasTakenOver(sql::Connection &connection)
{
    auto &row = connection.statement("SELECT 1 FROM event_ordinals LIMIT 1");
    const bool was = row.next();
    row.reset();
    return was;
}

OutboxWaiting outboxWaiting(sql::Connection &connection)
{
    OutboxWaiting waiting;
    auto &count = connection.statement("SELECT COUNT(*) FROM (SELECT 1 FROM outbox WHERE waiting = 1 LIMIT ?) w");
    count.bind(OutboxWaiting::mostCounted);
    if (count.next())
        waiting.events = count.integer(0);
    count.reset();
    auto &first = connection.statement("SELECT created_at FROM outbox WHERE waiting = 1 ORDER BY id LIMIT 1");
    if (first.next())
        waiting.oldest = first.instant(0);
    first.reset();
    return waiting;
}

} // namespace firstcome::events
