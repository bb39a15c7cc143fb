// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/dead_letter_list.h"

#include "backend/platform/events/dead_letter_row.h"
#include "backend/platform/sql/id_list.h"

namespace firstcome::events {

namespace {

QByteArray statesOf(LetterFilter::Only only)
{
    switch (only) {
    case LetterFilter::Only::Waiting:
        return "('DEAD', 'RETRY')";
    case LetterFilter::Only::Replayed:
        return "('REPLAYED')";
    case LetterFilter::Only::Discarded:
        return "('DISCARDED')";
    case LetterFilter::Only::All:
        break;
    }
    return "('DEAD', 'RETRY', 'REPLAYED', 'DISCARDED')";
}

} // namespace

const QByteArray parkedBehindNothing =
    "SELECT p.event_id FROM dead_letters p WHERE p.state = 'PARKED' AND NOT EXISTS (SELECT 1 FROM dead_letters d "
    "WHERE d.event_key = p.event_key AND d.consumer_group = p.consumer_group AND d.id < p.id "
    "AND d.state IN ('DEAD', 'RETRY'))";

std::vector<DeadLetter> findLetters(sql::Connection &connection, const LetterFilter &filter, int limit)
{
    auto &rows = connection.statement(selectLetters("WHERE d.id < ? AND d.state IN " + statesOf(filter.only) +
                                                    " AND (? = '' OR d.topic = ?) AND (? = '' OR d.consumer_group = ?) "
                                                    "ORDER BY d.id DESC LIMIT ?"));
    const QByteArray topic = filter.topic.isNull() ? QByteArray("") : filter.topic;
    const QByteArray group = filter.group.isNull() ? QByteArray("") : filter.group;
    rows.bind(filter.before, topic, topic, group, group, limit);
    std::vector<DeadLetter> letters;
    while (rows.next())
        letters.push_back(letterOf(rows));
    return letters;
}

std::optional<DeadLetter> findLetter(sql::Connection &connection, qint64 id)
{
    auto &row = connection.statement(selectLetters("WHERE d.id = ? AND d.state <> 'PARKED'")).bind(id);
    std::optional<DeadLetter> letter;
    if (row.next())
        letter = letterOf(row);
    row.reset();
    return letter;
}

QList<DeadLetter> lettersOfKey(sql::Connection &connection, Id key)
{
    auto &rows = connection.statement(selectLetters("WHERE d.event_key = ? ORDER BY d.id"));
    rows.bind(key);
    QList<DeadLetter> letters;
    while (rows.next())
        letters.append(letterOf(rows));
    return letters;
}

std::unordered_set<Id> unfinishedKeys(sql::Connection &connection, const std::vector<Id> &keys)
{
    const QByteArray each = sql::eachId(connection);
    const QByteArray list = sql::idList(keys);
    std::unordered_set<Id> unfinished;
    for (const QByteArray &rest :
         {QByteArray(" dead_letters d ON d.event_key = j.value WHERE d.state IN ('DEAD', 'RETRY', 'PARKED')"),
          QByteArray(" event_gaps d ON d.event_key = j.value"),
          QByteArray(" event_inbox d ON d.event_key = j.value JOIN event_ordinals o ON o.event_key = d.event_key "
                     "AND o.topic = d.topic WHERE d.last_ordinal < o.last_ordinal")}) {
        auto &rows = connection.statement("SELECT d.event_key FROM " + each + rest).bind(list);
        while (rows.next())
            unfinished.insert(rows.integer(0));
    }
    return unfinished;
}

qint64 parkedBehind(sql::Connection &connection, const DeadLetter &letter)
{
    auto &row = connection.statement("SELECT COUNT(*) FROM dead_letters WHERE event_key = ? AND consumer_group = ? "
                                     "AND id > ? AND state = 'PARKED'");
    row.bind(letter.event.key, letter.group, letter.id);
    const qint64 parked = row.next() ? row.integer(0) : 0;
    row.reset();
    return parked;
}

bool anyDue(sql::Connection &connection, Instant now)
{
    auto &row = connection.statement("SELECT 1 FROM dead_letters WHERE state = 'RETRY' AND next_at <= ? LIMIT 1");
    const bool due = row.bind(now).next();
    row.reset();
    return due;
}

qint64 waitingAmong(sql::Connection &connection, std::vector<Id> ids)
{
    auto &row = connection.statement("SELECT COUNT(*) FROM " + sql::eachId(connection) +
                                     " dead_letters d ON d.id = j.value AND d.state IN ('DEAD', 'RETRY')");
    row.bind(sql::idList(std::move(ids)));
    const qint64 waiting = row.next() ? row.integer(0) : 0;
    row.reset();
    return waiting;
}

} // namespace firstcome::events
