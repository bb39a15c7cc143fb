// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/log_positions.h"

namespace firstcome::events {

namespace {

void insertUnlessThere(sql::Statement &known, sql::Statement &insert)
{
    const bool isThere = known.next();
    known.reset();
    if (!isThere)
        insert.exec();
}

} // namespace

void addGroup(sql::Connection &connection, const QByteArray &group, Instant now)
{
    insertUnlessThere(
        connection.statement("SELECT 1 FROM event_positions WHERE consumer_group = ? AND origin = 0").bind(group),
        connection.statement("INSERT INTO event_positions VALUES (?, 0, 0, ?)").bind(group, now));
}

void addOrigin(sql::Connection &connection, int origin)
{
    insertUnlessThere(connection.statement("SELECT 1 FROM event_origins WHERE origin = ?").bind(origin),
                      connection.statement("INSERT INTO event_origins VALUES (?)").bind(origin));
}

LogPositions positionsOf(sql::Connection &connection, const QByteArray &group)
{
    auto &rows = connection.statement("SELECT s.origin, COALESCE(p.position, 0) FROM event_origins s "
                                      "LEFT JOIN event_positions p ON p.consumer_group = ? AND p.origin = s.origin");
    rows.bind(group);
    LogPositions positions;
    while (rows.next())
        positions[int(rows.integer(0))] = rows.integer(1);
    return positions;
}

std::optional<LogPositions> takePositions(sql::Connection &connection, const QByteArray &group)
{
    if (!connection.isSqlite()) {
        auto &row = connection.statement("SELECT 1 FROM event_positions WHERE consumer_group = ? AND origin = 0 "
                                         "FOR UPDATE SKIP LOCKED");
        const bool mine = row.bind(group).next();
        row.reset();
        if (!mine)
            return std::nullopt;
    }
    return positionsOf(connection, group);
}

void movePositions(sql::Connection &connection, const QByteArray &group, const LogPositions &moved, Instant now)
{
    for (const auto &[origin, position] : moved) {
        const qint64 known = connection
                                 .statement("UPDATE event_positions SET position = ?, updated_at = ? "
                                            "WHERE consumer_group = ? AND origin = ?")
                                 .bind(position, now, group, origin)
                                 .exec();
        if (known == 0)
            connection.statement("INSERT INTO event_positions VALUES (?, ?, ?, ?)")
                .bind(group, origin, position, now)
                .exec();
    }
}

sql::Statement &eventsBehind(sql::Connection &connection, const QByteArray &columns, const LogPositions &positions,
                             int limit)
{
    const QByteArray order = " ORDER BY id" + (limit > 0 ? " LIMIT " + QByteArray::number(limit) : QByteArray());
    // Alone the log is read along its ids; with others each part along its own index, or the longest would be walked.
    const QByteArray way = positions.size() > 1 && !connection.isSqlite() ? " FORCE INDEX (outbox_origin)" : "";
    const QByteArray part = "SELECT " + columns + " FROM outbox o" + way + " WHERE o.origin = ? AND o.id > ?" + order;
    QByteArray text;
    for (size_t i = 0; i < positions.size(); ++i)
        text += (i > 0 ? " UNION ALL (" : "(") + part + ')';
    auto &rows = connection.statement(positions.size() > 1 ? "SELECT * FROM (" + text + ") e" + order : part);
    int parameter = 0;
    for (const auto &[origin, position] : positions) {
        rows.put(parameter++, sql::Value(origin));
        rows.put(parameter++, sql::Value(position));
    }
    return rows;
}

std::vector<LogPosition> allPositions(sql::Connection &connection)
{
    auto &rows = connection.statement(
        "SELECT g.consumer_group, s.origin, COALESCE(p.position, 0) FROM event_positions g CROSS JOIN event_origins s "
        "LEFT JOIN event_positions p ON p.consumer_group = g.consumer_group AND p.origin = s.origin "
        "WHERE g.origin = 0 ORDER BY g.consumer_group, s.origin");
    std::vector<LogPosition> positions;
    while (rows.next())
        positions.push_back({rows.text(0), int(rows.integer(1)), rows.integer(2)});
    return positions;
}

void forgetGroups(sql::Connection &connection)
{
    connection.statement("DELETE FROM event_positions").exec();
}

} // namespace firstcome::events
