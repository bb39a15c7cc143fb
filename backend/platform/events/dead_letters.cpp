// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/dead_letters.h"

#include "shared/contract/topics.h"
#include <QJsonDocument>

namespace firstcome::events {

bool bury(sql::Connection &connection, const Burial &burial)
{
    const bool parked = burial.reason.isEmpty();
    const Event &event = burial.event;
    auto &known = connection.statement("SELECT 1 FROM dead_letters WHERE consumer_group = ? AND event_id = ?");
    const bool wasThere = known.bind(burial.group, event.id).next();
    known.reset();
    if (wasThere)
        return false;
    connection
        .statement(
            "INSERT INTO dead_letters (consumer_group, event_id, topic, event_key, type, payload, reason, state, "
            "created_at) VALUES (?,?,?,?,?,?,?,?,?)")
        .bind(burial.group, event.id, event.topic, event.key, event.type, event.payload,
              parked ? QByteArray("behind a dead letter of its key") : burial.reason, parked ? "PARKED" : "DEAD",
              burial.at)
        .exec();
    return true;
}

Event deadLetterOf(const Burial &burial)
{
    constexpr qsizetype longestPayload = 32 * 1024;
    const Event &dead = burial.event;
    QJsonObject payload{{QStringLiteral("group"), QString::fromLatin1(burial.group)},
                        {QStringLiteral("reason"), QString::fromUtf8(burial.reason)},
                        {QStringLiteral("eventId"), QString::number(dead.id)},
                        {QStringLiteral("type"), QString::fromLatin1(dead.type)}};
    if (dead.payload.size() <= longestPayload)
        payload.insert(QStringLiteral("payload"), QString::fromUtf8(dead.payload));
    Event letter;
    letter.topic = dead.topic + topic::deadLetterSuffix;
    letter.key = dead.key;
    letter.sequence = 1;
    letter.type = event::deadLetter;
    letter.payload = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    letter.trace = "";
    letter.at = burial.at;
    return letter;
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
