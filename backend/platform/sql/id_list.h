// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"
#include <span>

namespace firstcome::sql {

/// Ids as one text parameter, "[1,2,3]", ascending and without repeats: one prepared text serves any number of ids, and
/// rows are always locked in the same order.
QByteArray idList(std::vector<Id> ids);

/// MySQL and MariaDB alone: rows `j` of a JSON parameter with these JSON_TABLE columns, to be joined with what follows.
QByteArray eachOf(const QByteArray &columns);

/// Rows `j.value` of an id list parameter, for a FROM; join with `eachId` first so that the primary key is the path:
/// `"SELECT … FROM " + eachId(connection) + " options o ON o.id = j.value"`.
QByteArray eachId(const Connection &connection);

/// A change of rows chosen by id: `UPDATE table SET set WHERE id in list [AND where]`.
struct UpdateById
{
    QByteArray table;
    QByteArray set; ///< "state = ?"
    std::vector<Value> setValues;
    QByteArray where{}; ///< "state = ?", or empty
    std::vector<Value> whereValues{};
};

/// Runs it; the number of rows changed (MariaDB does not count rows that were so already).
qint64 update(Connection &connection, const UpdateById &change, const QByteArray &ids);

/// The highest id in these tables; 0 when they are empty.
Id highestId(Connection &connection, std::initializer_list<const char *> tables);

} // namespace firstcome::sql
