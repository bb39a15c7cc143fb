// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/dead_letters.h"

#include "backend/platform/events/dead_letter_row.h"
#include "shared/contract/topics.h"
#include <QJsonDocument>

namespace firstcome::events {

namespace {

LetterState stateOf(const Burial &burial)
{
    if (burial.reason.isEmpty())
        return LetterState::Parked;
    return burial.nextAt ? LetterState::Retry : LetterState::Dead;
}

std::optional<DeadLetter> firstOf(sql::Statement &rows)
{
    if (!rows.next())
        return std::nullopt;
    DeadLetter letter = letterOf(rows);
    rows.reset();
    return letter;
}

/// The next of its key has its turn, if it only waited for this one.
void releaseNext(sql::Connection &connection, const DeadLetter &letter, Instant now)
{
    auto &rows = connection.statement(
        QByteArray("SELECT id, state FROM dead_letters WHERE event_key = ? AND consumer_group = ? AND id > ? "
                   "AND state IN ('DEAD', 'RETRY', 'PARKED') ORDER BY id LIMIT 1") +
        connection.forUpdate());
    rows.bind(letter.event.key, letter.group, letter.id);
    const bool found = rows.next() && rows.text(1) == textOf(LetterState::Parked);
    const qint64 next = found ? rows.integer(0) : 0;
    rows.reset();
    if (found)
        connection.statement("UPDATE dead_letters SET state = 'RETRY', attempts = 0, next_at = ? WHERE id = ?")
            .bind(now, next)
            .exec();
}

} // namespace

const char *textOf(LetterState state)
{
    static constexpr std::array names{"DEAD", "RETRY", "PARKED", "REPLAYED", "DISCARDED"};
    return names[size_t(state)];
}

bool bury(sql::Connection &connection, const Burial &burial)
{
    const Event &event = burial.event;
    auto &known = connection.statement("SELECT 1 FROM dead_letters WHERE consumer_group = ? AND event_id = ?");
    const bool wasThere = known.bind(burial.group, event.id).next();
    known.reset();
    if (wasThere)
        return false;
    const LetterState state = stateOf(burial);
    connection
        .statement("INSERT INTO dead_letters (consumer_group, event_id, topic, event_key, sequence, type, version, "
                   "payload, trace, event_at, reason, state, attempts, next_at, created_at) "
                   "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(burial.group, event.id, event.topic, event.key, event.sequence, event.type, event.version, event.payload,
              event.trace.isNull() ? QByteArray("") : event.trace, event.at,
              state == LetterState::Parked ? QByteArray("behind a dead letter of its key") : burial.reason,
              textOf(state), burial.attempts, burial.nextAt, burial.at)
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
    auto &rows = connection.statement("SELECT DISTINCT event_key FROM dead_letters WHERE state IN ('DEAD', 'RETRY') "
                                      "AND consumer_group = ?");
    rows.bind(group);
    std::unordered_set<Id> keys;
    while (rows.next())
        keys.insert(rows.integer(0));
    return keys;
}

std::map<QByteArray, qint64> haltedKeyCounts(sql::Connection &connection)
{
    auto &rows = connection.statement("SELECT consumer_group, COUNT(DISTINCT event_key) FROM dead_letters "
                                      "WHERE state IN ('DEAD', 'RETRY') GROUP BY consumer_group");
    rows.bind();
    std::map<QByteArray, qint64> counts;
    while (rows.next())
        counts[rows.text(0)] = rows.integer(1);
    return counts;
}

bool isHalted(sql::Connection &connection, const QByteArray &group, Id key)
{
    auto &row = connection.statement(QByteArray("SELECT id FROM dead_letters WHERE event_key = ? AND "
                                                "consumer_group = ? AND state IN ('DEAD', 'RETRY') ORDER BY id "
                                                "LIMIT 1") +
                                     connection.forUpdate());
    const bool halted = row.bind(key, group).next();
    row.reset();
    return halted;
}

std::optional<DeadLetter> lockLetter(sql::Connection &connection, qint64 id)
{
    auto &row = connection.statement(selectLetters("WHERE d.id = ?") + connection.forUpdate());
    return firstOf(row.bind(id));
}

std::optional<DeadLetter> lockDue(sql::Connection &connection, const QByteArray &group, Instant now)
{
    auto &row = connection.statement(selectLetters("WHERE d.state = 'RETRY' AND d.next_at <= ? AND "
                                                   "d.consumer_group = ? ORDER BY d.next_at, d.id LIMIT 1") +
                                     connection.forUpdate());
    return firstOf(row.bind(now, group));
}

bool isFirstOfKey(sql::Connection &connection, const DeadLetter &letter)
{
    auto &row = connection.statement("SELECT 1 FROM dead_letters WHERE event_key = ? AND consumer_group = ? AND "
                                     "id < ? AND state IN ('DEAD', 'RETRY', 'PARKED') LIMIT 1");
    const bool another = row.bind(letter.event.key, letter.group, letter.id).next();
    row.reset();
    return !another;
}

void keepTried(sql::Connection &connection, const DeadLetter &letter)
{
    connection.statement("UPDATE dead_letters SET state = ?, reason = ?, attempts = ?, next_at = ? WHERE id = ?")
        .bind(textOf(letter.state), letter.reason, letter.attempts, letter.nextAt, letter.id)
        .exec();
}

void close(sql::Connection &connection, const DeadLetter &letter, LetterState as, Instant now)
{
    connection.statement("UPDATE dead_letters SET state = ?, attempts = ?, next_at = NULL WHERE id = ?")
        .bind(textOf(as), letter.attempts, letter.id)
        .exec();
    releaseNext(connection, letter, now);
}

void forget(sql::Connection &connection, const DeadLetter &letter, Instant now)
{
    connection.statement("DELETE FROM dead_letters WHERE id = ?").bind(letter.id).exec();
    releaseNext(connection, letter, now);
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
