// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/log_browser.h"

#include "backend/platform/events/event_history.h"
#include "backend/platform/events/event_row.h"

namespace firstcome::events {

namespace {

constexpr int readAtOnce = 5'000;

bool fits(const Event &event, const LogQuery &query)
{
    return event.topic == query.topic && (query.type.isEmpty() || event.type == query.type) &&
           (!query.partition || partitionOf(event.key) == *query.partition);
}

sql::Statement &rowsOf(sql::Connection &connection, const LogQuery &query)
{
    const QByteArray select = QByteArray("SELECT ") + eventColumns + " FROM outbox o WHERE ";
    if (query.key)
        return connection.statement(select + "o.event_key = ? AND o.id >= ? ORDER BY o.id LIMIT ?")
            .bind(*query.key, query.from, readAtOnce);
    return connection.statement(select + "o.id >= ? ORDER BY o.id LIMIT ?").bind(query.from, readAtOnce);
}

} // namespace

LogPage browseLog(sql::Connection &connection, const LogQuery &query, int limit)
{
    LogPage page;
    sql::Statement &rows = rowsOf(connection, query);
    int read = 0;
    for (; rows.next(); ++read) {
        const Event event = eventOf(rows);
        if (!fits(event, query))
            continue;
        if (page.events.size() == limit) {
            page.next = event.id;
            break;
        }
        page.events.append(event);
    }
    if (page.next == 0 && read == readAtOnce)
        page.next = rows.integer(0) + 1;
    rows.reset();
    return page;
}

std::map<QByteArray, TopicFigures> topicFigures(sql::Connection &connection)
{
    std::map<QByteArray, TopicFigures> topics;
    const LogRange range = logRange(connection);
    const qint64 before = range.last - TopicFigures::countedRows;
    const bool all = range.first > before;
    auto &rows = connection.statement("SELECT topic, COUNT(*), MIN(created_at), MAX(created_at) FROM outbox "
                                      "WHERE id > ? GROUP BY topic");
    rows.bind(before);
    while (rows.next()) {
        TopicFigures &figures = topics[rows.text(0)];
        figures.newest = rows.instant(3);
        if (!all)
            continue;
        figures.events = rows.integer(1);
        figures.oldest = rows.instant(2);
    }
    auto &letters = connection.statement("SELECT topic, COUNT(*) FROM dead_letters WHERE state IN ('DEAD', 'RETRY') "
                                         "GROUP BY topic");
    letters.bind();
    while (letters.next())
        topics[letters.text(0)].deadLetters = letters.integer(1);
    for (auto &[topic, figures] : topics) {
        if (all && !figures.events)
            figures.events = 0;
    }
    return topics;
}

} // namespace firstcome::events
