// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/id_list.h"

#include <algorithm>

namespace firstcome::sql {

QByteArray idList(std::vector<Id> ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    QByteArray text = "[";
    for (const Id id : ids)
        text.append(text.size() > 1 ? "," : "").append(QByteArray::number(id));
    return text + ']';
}

QByteArray eachId(const Connection &connection)
{
    // CROSS JOIN and STRAIGHT_JOIN keep the list on the outside: the engine looks up each id and scans nothing.
    if (connection.isSqlite())
        return "json_each(?) j CROSS JOIN";
    return "JSON_TABLE(?, '$[*]' COLUMNS (value BIGINT PATH '$')) j STRAIGHT_JOIN";
}

qint64 update(Connection &connection, const UpdateById &shape, const std::vector<Value> &set, const QByteArray &ids,
              const std::vector<Value> &where)
{
    const QByteArray condition = shape.where.isEmpty() ? QByteArray() : " AND " + shape.where;
    const bool sqlite = connection.isSqlite();
    auto &statement =
        connection.statement(sqlite ? "UPDATE " + shape.table + " SET " + shape.set +
                                          " WHERE id IN (SELECT value FROM json_each(?))" + condition
                                    : "UPDATE " + eachId(connection) + ' ' + shape.table + " t ON t.id = j.value SET " +
                                          shape.set + (shape.where.isEmpty() ? QByteArray() : " WHERE " + shape.where));
    statement.reset();
    int position = 0;
    if (!sqlite)
        statement.put(position++, ids);
    for (const Value &value : set)
        statement.put(position++, value);
    if (sqlite)
        statement.put(position++, ids);
    for (const Value &value : where)
        statement.put(position++, value);
    return statement.exec();
}

} // namespace firstcome::sql
