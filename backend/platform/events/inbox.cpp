// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/inbox.h"

#include "backend/platform/events/event_row.h"
#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"

namespace firstcome::events {

std::vector<Event> Inbox::admit(sql::Connection &connection, std::span<const NumberedEvent> brought, Instant now)
{
    Streams streams = streamsOf(connection, brought);
    std::vector<Event> admitted;
    for (const NumberedEvent &numbered : brought) {
        const std::pair name{numbered.event.topic, numbered.event.key};
        Stream &stream = streams[name];
        if (numbered.ordinal <= stream.ordinal) {
            ++m_duplicates;
        } else if (numbered.ordinal > stream.ordinal + 1) {
            if (stream.gaps.emplace(numbered.ordinal, numbered.event.id).second) {
                park(connection, numbered, now);
                ++m_parked;
            }
        } else {
            stream.ordinal = numbered.ordinal;
            stream.eventId = numbered.event.id;
            stream.moved = true;
            admitted.push_back(numbered.event);
            admitFollowers(connection, name, stream, admitted);
        }
    }
    write(connection, streams, now);
    return admitted;
}

qint64 Inbox::askAgain(sql::Connection &connection, Instant now) const
{
    auto &rows = connection.statement(
        "SELECT g.topic, g.event_key, MIN(g.event_id), COALESCE(MAX(i.last_event), 0) FROM event_gaps g "
        "LEFT JOIN event_inbox i ON i.event_key = g.event_key AND i.consumer_group = g.consumer_group "
        "AND i.topic = g.topic WHERE g.consumer_group = ? AND g.since < ? GROUP BY g.topic, g.event_key LIMIT 100");
    rows.bind(m_group, now - gapsAfter);
    struct Missing
    {
        QByteArray topic;
        Id key;
        qint64 until;
        qint64 after;
    };
    std::vector<Missing> missing;
    while (rows.next())
        missing.push_back({rows.text(0), rows.integer(1), rows.integer(2), rows.integer(3)});
    qint64 sent = 0;
    for (const Missing &gap : missing) {
        sent += connection
                    .statement("UPDATE outbox SET waiting = 1 WHERE event_key = ? AND topic = ? AND id > ? AND id < ? "
                               "AND ordinal IS NOT NULL AND waiting IS NULL")
                    .bind(gap.key, gap.topic, gap.after, gap.until)
                    .exec();
        connection.statement("UPDATE event_gaps SET since = ? WHERE consumer_group = ? AND event_key = ? AND topic = ?")
            .bind(now, m_group, gap.key, gap.topic)
            .exec();
    }
    return sent;
}

Inbox::Streams Inbox::streamsOf(sql::Connection &connection, std::span<const NumberedEvent> brought) const
{
    std::vector<Id> keys;
    for (const NumberedEvent &numbered : brought)
        keys.push_back(numbered.event.key);
    const QByteArray list = sql::idList(std::move(keys));
    Streams streams;
    auto &known = connection.statement(
        "SELECT i.topic, i.event_key, i.last_ordinal, i.last_event FROM " + sql::eachId(connection) +
        " event_inbox i ON i.event_key = j.value AND i.consumer_group = ?" + connection.forUpdate());
    known.bind(list, m_group);
    while (known.next()) {
        Stream &stream = streams[{known.text(0), known.integer(1)}];
        stream.ordinal = known.integer(2);
        stream.eventId = known.integer(3);
    }
    auto &gaps =
        connection.statement("SELECT g.topic, g.event_key, g.ordinal, g.event_id FROM " + sql::eachId(connection) +
                             " event_gaps g ON g.event_key = j.value AND g.consumer_group = ?");
    gaps.bind(list, m_group);
    while (gaps.next())
        streams[{gaps.text(0), gaps.integer(1)}].gaps.emplace(gaps.integer(2), gaps.integer(3));
    return streams;
}

void Inbox::admitFollowers(sql::Connection &connection, const std::pair<QByteArray, Id> &name, Stream &stream,
                           std::vector<Event> &admitted) const
{
    for (auto next = stream.gaps.find(stream.ordinal + 1); next != stream.gaps.end();
         next = stream.gaps.find(stream.ordinal + 1)) {
        auto &row = connection.statement(QByteArray("SELECT ") + eventColumns + " FROM outbox o WHERE o.id = ?");
        row.bind(next->second);
        if (!row.next())
            return; // its turn comes with what is brought again
        admitted.push_back(eventOf(row));
        row.reset();
        connection
            .statement(
                "DELETE FROM event_gaps WHERE consumer_group = ? AND event_key = ? AND topic = ? AND ordinal = ?")
            .bind(m_group, name.second, name.first, next->first)
            .exec();
        stream.ordinal = next->first;
        stream.eventId = next->second;
        stream.gaps.erase(next);
    }
}

void Inbox::park(sql::Connection &connection, const NumberedEvent &early, Instant now) const
{
    connection
        .statement("INSERT INTO event_gaps (consumer_group, event_key, topic, ordinal, event_id, since) "
                   "VALUES (?,?,?,?,?,?)")
        .bind(m_group, early.event.key, early.event.topic, early.ordinal, early.event.id, now)
        .exec();
}

void Inbox::write(sql::Connection &connection, const Streams &streams, Instant now) const
{
    const QByteArray conflict =
        connection.isSqlite()
            ? " ON CONFLICT(event_key, consumer_group, topic) DO UPDATE SET last_ordinal = excluded.last_ordinal, "
              "last_event = excluded.last_event, updated_at = excluded.updated_at"
            : " ON DUPLICATE KEY UPDATE last_ordinal = VALUES(last_ordinal), last_event = VALUES(last_event), "
              "updated_at = VALUES(updated_at)";
    sql::BulkInsert rows(
        connection,
        {"event_inbox", "event_key, consumer_group, topic, last_ordinal, last_event, updated_at", 6, conflict});
    for (const auto &[name, stream] : streams) {
        if (stream.moved)
            rows.add(name.second, m_group, name.first, stream.ordinal, stream.eventId, now);
    }
    rows.flush();
}

qint64 oldGaps(sql::Connection &connection, Instant now)
{
    auto &row = connection.statement("SELECT COUNT(*) FROM event_gaps WHERE since < ?").bind(now - Inbox::gapsAfter);
    const qint64 gaps = row.next() ? row.integer(0) : 0;
    row.reset();
    return gaps;
}

} // namespace firstcome::events
