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

QByteArray eachOf(const QByteArray &columns)
{
    // In a subquery because MySQL refuses JSON_TABLE beside FOR UPDATE; MariaDB and MySQL merge it back.
    return "(SELECT * FROM JSON_TABLE(?, '$[*]' COLUMNS (" + columns + ")) listed) j STRAIGHT_JOIN";
}

QByteArray eachId(const Connection &connection)
{
    // CROSS JOIN, as STRAIGHT_JOIN, keeps the list on the outside: the engine looks up each id and scans nothing.
    if (connection.isSqlite())
        return "json_each(?) j CROSS JOIN";
    return eachOf("value BIGINT PATH '$'");
}

qint64 update(Connection &connection, const UpdateById &change, const QByteArray &ids)
{
    const bool sqlite = connection.isSqlite();
    QByteArray text = "UPDATE " + change.table + " SET " + change.set + " WHERE id IN (SELECT value FROM json_each(?))";
    if (!sqlite)
        text = "UPDATE " + eachId(connection) + ' ' + change.table + " t ON t.id = j.value SET " + change.set +
               " WHERE TRUE";
    if (!change.where.isEmpty())
        text += " AND " + change.where;
    auto &statement = connection.statement(text);
    int position = 0;
    if (!sqlite)
        statement.put(position++, ids);
    for (const Value &value : change.setValues)
        statement.put(position++, value);
    if (sqlite)
        statement.put(position++, ids);
    for (const Value &value : change.whereValues)
        statement.put(position++, value);
    return statement.exec();
}

Id highestId(Connection &connection, std::initializer_list<const char *> tables)
{
    Id highest = 0;
    for (const char *table : tables) {
        auto &row = connection.statement("SELECT MAX(id) FROM " + QByteArray(table));
        if (row.next())
            highest = std::max(highest, row.optionalInteger(0).value_or(0));
        row.reset();
    }
    return highest;
}

} // namespace firstcome::sql
