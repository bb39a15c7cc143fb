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

QList<BuriedEvent> buriedOfKey(sql::Connection &connection, Id key)
{
    auto &rows = connection.statement("SELECT consumer_group, event_id, type, reason, state, created_at "
                                      "FROM dead_letters WHERE event_key = ? ORDER BY id");
    rows.bind(key);
    QList<BuriedEvent> buried;
    while (rows.next())
        buried.append({rows.text(0), rows.integer(1), rows.text(2), rows.text(3), rows.text(4), rows.instant(5)});
    return buried;
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

} // namespace firstcome::events
