// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/event_history.h"

namespace firstcome::events {

QList<Event> eventsOfKey(sql::Connection &connection, Id key)
{
    auto &rows = connection.statement("SELECT id, topic, sequence, type, version, payload, trace, created_at "
                                      "FROM outbox WHERE event_key = ? ORDER BY id");
    rows.bind(key);
    QList<Event> events;
    while (rows.next()) {
        Event event;
        event.id = rows.integer(0);
        event.topic = rows.text(1);
        event.key = key;
        event.sequence = rows.integer(2);
        event.type = rows.text(3);
        event.version = int(rows.integer(4));
        event.payload = rows.text(5);
        event.trace = rows.text(6);
        event.at = rows.instant(7);
        events.append(event);
    }
    return events;
}

QList<GroupPosition> groupPositions(sql::Connection &connection)
{
    auto &rows = connection.statement("SELECT consumer_group, position, updated_at FROM event_offsets "
                                      "ORDER BY consumer_group");
    QList<GroupPosition> positions;
    while (rows.next())
        positions.append({rows.text(0), rows.integer(1), rows.instant(2)});
    return positions;
}

LogRange logRange(sql::Connection &connection)
{
    // Each for itself is one step down the tree; together SQLite would read the whole log.
    auto &ends = connection.statement("SELECT (SELECT MIN(id) FROM outbox), (SELECT MAX(id) FROM outbox)");
    LogRange range;
    if (ends.next() && !ends.isNull(0))
        range = {ends.integer(0), ends.integer(1)};
    return range;
}

qint64 firstEventSince(sql::Connection &connection, Instant since)
{
    const LogRange range = logRange(connection);
    qint64 low = range.first;
    qint64 high = range.last + 1;
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        auto &row = connection.statement("SELECT id, created_at FROM outbox WHERE id >= ? ORDER BY id LIMIT 1");
        row.bind(middle);
        const bool found = row.next();
        // Ids may have gaps: the row found stands for all between.
        if (found && row.instant(1) < since)
            low = row.integer(0) + 1;
        else
            high = middle;
        row.reset();
    }
    return low;
}

QList<Event> eventsIn(sql::Connection &connection, LogRange range)
{
    auto &rows = connection.statement("SELECT id, event_key, type, payload, created_at FROM outbox "
                                      "WHERE id >= ? AND id <= ? ORDER BY id");
    rows.bind(range.first, range.last);
    QList<Event> events;
    while (rows.next()) {
        Event event;
        event.id = rows.integer(0);
        event.key = rows.integer(1);
        event.type = rows.text(2);
        event.payload = rows.text(3);
        event.at = rows.instant(4);
        events.append(event);
    }
    return events;
}

} // namespace firstcome::events
