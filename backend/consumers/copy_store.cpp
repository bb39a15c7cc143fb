// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/copy_store.h"

#include "backend/platform/sql/id_list.h"

namespace firstcome::consumers {

namespace {

PayloadCopy copyOf(const sql::Statement &row)
{
    return {row.integer(0), row.integer(1), row.text(2), row.integer(3), row.instant(4)};
}

} // namespace

void insertCopy(sql::Connection &connection, const PayloadCopy &copy)
{
    connection
        .statement("INSERT INTO dead_letter_copies (id, letter_id, payload, operator_id, created_at) "
                   "VALUES (?,?,?,?,?)")
        .bind(copy.id, copy.letterId, copy.payload, copy.operatorId, copy.at)
        .exec();
}

std::optional<PayloadCopy> findCopy(sql::Connection &connection, Id id)
{
    auto &row = connection.statement(
        "SELECT id, letter_id, payload, operator_id, created_at FROM dead_letter_copies WHERE id = ?");
    std::optional<PayloadCopy> copy;
    if (row.bind(id).next())
        copy = copyOf(row);
    row.reset();
    return copy;
}

std::vector<PayloadCopy> copiesOf(sql::Connection &connection, std::vector<Id> letterIds)
{
    auto &rows =
        connection.statement("SELECT c.id, c.letter_id, c.payload, c.operator_id, c.created_at FROM " +
                             sql::eachId(connection) + " dead_letter_copies c ON c.letter_id = j.value ORDER BY c.id");
    rows.bind(sql::idList(std::move(letterIds)));
    std::vector<PayloadCopy> copies;
    while (rows.next())
        copies.push_back(copyOf(rows));
    return copies;
}

} // namespace firstcome::consumers
