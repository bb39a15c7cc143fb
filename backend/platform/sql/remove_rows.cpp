// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/remove_rows.h"

#include "backend/platform/sql/id_list.h"

namespace firstcome::sql {

qint64 removeRows(Connection &connection, const RowsOf &rows, const std::vector<Id> &ids)
{
    if (ids.empty())
        return 0;
    const QByteArray table = rows.table;
    const QByteArray column = rows.column;
    const QByteArray text =
        connection.isSqlite()
            ? "DELETE FROM " + table + " WHERE " + column + " IN (SELECT value FROM json_each(?))"
            : "DELETE t FROM " + eachId(connection) + ' ' + table + " t ON t." + column + " = j.value";
    return connection.statement(text).bind(idList(ids)).exec();
}

} // namespace firstcome::sql
