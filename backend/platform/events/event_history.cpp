// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/event_history.h"

#include "backend/platform/events/event_row.h"
#include "backend/platform/events/log_positions.h"

namespace firstcome::events {

QList<Event> eventsOfKey(sql::Connection &connection, Id key)
{
    auto &rows = connection.statement(QByteArray("SELECT ") + eventColumns +
                                      " FROM outbox o WHERE o.event_key = ? ORDER BY o.id");
    rows.bind(key);
    QList<Event> events;
    while (rows.next())
        events.append(eventOf(rows));
    return events;
}

QList<GroupPosition> groupPositions(sql::Connection &connection, const Event &event)
{
    QList<GroupPosition> positions;
    for (const LogPosition &position : allPositions(connection)) {
        if (position.origin == event.origin)
            positions.append({position.group, position.position});
    }
    auto &rows = connection.statement("SELECT consumer_group, last_event FROM event_inbox "
                                      "WHERE event_key = ? AND topic = ? ORDER BY consumer_group");
    rows.bind(event.key, event.topic);
    while (rows.next())
        positions.append({rows.text(0), rows.integer(1)});
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
