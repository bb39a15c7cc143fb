// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/dead_letters.h"

namespace firstcome::events {

void bury(sql::Connection &connection, const Burial &burial)
{
    const bool parked = burial.reason.isEmpty();
    const Event &event = burial.event;
    connection
        .statement(
            "INSERT INTO dead_letters (consumer_group, event_id, topic, event_key, type, payload, reason, state, "
            "created_at) VALUES (?,?,?,?,?,?,?,?,?)")
        .bind(burial.group, event.id, event.topic, event.key, event.type, event.payload,
              parked ? QByteArray("behind a dead letter of its key") : burial.reason, parked ? "PARKED" : "DEAD",
              burial.at)
        .exec();
}

std::unordered_set<Id> haltedKeys(sql::Connection &connection, const QByteArray &group)
{
    auto &rows = connection.statement("SELECT DISTINCT event_key FROM dead_letters WHERE consumer_group = ? "
                                      "AND state IN ('DEAD', 'PARKED')");
    rows.bind(group);
    std::unordered_set<Id> keys;
    while (rows.next())
        keys.insert(rows.integer(0));
    return keys;
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

QJsonObject deadLetterFigures(sql::Connection &connection)
{
    auto &letters = connection.statement("SELECT state, COUNT(*) FROM dead_letters GROUP BY state");
    QJsonObject byState;
    while (letters.next())
        byState.insert(letters.string(0), letters.integer(1));
    return byState;
}

} // namespace firstcome::events
