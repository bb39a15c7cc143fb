// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/sweep_store.h"

namespace firstcome::orders {

SweepMark SweepStore::mark(sql::Connection &connection) const
{
    auto &row = connection.statement("SELECT through, moved_at FROM order_sweep WHERE only_row = 1");
    const SweepMark mark = row.next() ? SweepMark{row.instant(0), row.instant(1)} : SweepMark();
    row.reset();
    return mark;
}

void SweepStore::advance(sql::Connection &connection, const SweepMark &mark) const
{
    connection.statement("UPDATE order_sweep SET through = ?, moved_at = ? WHERE only_row = 1")
        .bind(mark.through, mark.movedAt)
        .exec();
}

void SweepStore::begin(sql::Connection &connection, Instant now) const
{
    connection.statement("UPDATE order_sweep SET moved_at = ? WHERE only_row = 1").bind(now).exec();
}

std::vector<Id> SweepStore::overdue(sql::Connection &connection, Instant before, int limit) const
{
    auto &rows =
        connection.statement("SELECT id FROM orders WHERE due_at < ? AND updated_at < ? AND attention IS NULL LIMIT ?");
    rows.bind(before, before, limit);
    std::vector<Id> ids;
    while (rows.next())
        ids.push_back(rows.integer(0));
    return ids;
}

} // namespace firstcome::orders
