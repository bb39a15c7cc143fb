// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/wish_store.h"

namespace firstcome::consumers {

namespace {

std::vector<GroupWish> read(sql::Statement &rows)
{
    std::vector<GroupWish> wishes;
    while (rows.next())
        wishes.push_back({rows.text(0), rows.integer(1) != 0, rows.isNull(2) ? QByteArray() : rows.text(2),
                          rows.optionalInstant(3)});
    return wishes;
}

} // namespace

std::vector<GroupWish> groupWishes(sql::Connection &connection)
{
    auto &rows = connection.statement("SELECT consumer_group, paused, fail_type, fail_until FROM group_wishes");
    return read(rows.bind());
}

GroupWish lockWish(sql::Connection &connection, const QByteArray &group)
{
    auto &row = connection.statement(QByteArray("SELECT consumer_group, paused, fail_type, fail_until "
                                                "FROM group_wishes WHERE consumer_group = ?") +
                                     connection.forUpdate());
    const auto known = read(row.bind(group));
    return known.empty() ? GroupWish{group, false, {}, {}} : known.front();
}

void keepWish(sql::Connection &connection, const GroupWish &wish)
{
    const QByteArray conflict =
        connection.isSqlite() ? " ON CONFLICT(consumer_group) DO UPDATE SET paused = excluded.paused, "
                                "fail_type = excluded.fail_type, fail_until = excluded.fail_until"
                              : " ON DUPLICATE KEY UPDATE paused = VALUES(paused), fail_type = VALUES(fail_type), "
                                "fail_until = VALUES(fail_until)";
    const auto failType = wish.failType.isEmpty() ? std::nullopt : std::optional(wish.failType);
    connection
        .statement("INSERT INTO group_wishes (consumer_group, paused, fail_type, fail_until) VALUES (?,?,?,?)" +
                   conflict)
        .bind(wish.group, wish.paused ? 1 : 0, failType, wish.failUntil)
        .exec();
}

} // namespace firstcome::consumers
