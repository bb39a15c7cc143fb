// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/refusal_store.h"

#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"

namespace firstcome::sales {

void RefusalStore::add(sql::Connection &connection, const std::vector<RefusalCount> &counts) const
{
    sql::BulkInsert rows(connection,
                         {"sale_refusals",
                          "sale_id, second_at, reason, refused, first_received, last_received, lowest_available", 7,
                          sql::addOnConflict(connection, "sale_id, second_at, reason", "refused")});
    for (const RefusalCount &count : counts)
        rows.add(count.saleId, count.second, count.reason, count.refused, count.firstReceived, count.lastReceived,
                 count.lowestAvailable);
    rows.flush();
}

QHash<Id, qint64> RefusalStore::totals(sql::Connection &connection, const std::vector<Id> &saleIds) const
{
    auto &rows = connection
                     .statement("SELECT r.sale_id, SUM(r.refused) FROM " + sql::eachId(connection) +
                                " sale_refusals r ON r.sale_id = j.value GROUP BY r.sale_id")
                     .bind(sql::idList(saleIds));
    QHash<Id, qint64> totals;
    while (rows.next())
        totals.insert(rows.integer(0), rows.integer(1));
    return totals;
}

bool RefusalStore::removeSome(sql::Connection &connection, Id saleId) const
{
    auto &row = connection.statement("SELECT MIN(second_at) FROM sale_refusals WHERE sale_id = ?").bind(saleId);
    const auto first = row.next() ? row.optionalInstant(0) : std::nullopt;
    row.reset();
    if (!first)
        return false;
    connection.statement("DELETE FROM sale_refusals WHERE sale_id = ? AND second_at < ?")
        .bind(saleId, *first + std::chrono::minutes(2))
        .exec();
    return true;
}

std::vector<RefusalCount> RefusalStore::page(sql::Connection &connection, Id saleId, Instant before, int limit) const
{
    auto &rows = connection
                     .statement("SELECT reason, second_at, refused, first_received, last_received, lowest_available "
                                "FROM sale_refusals WHERE sale_id = ? AND second_at < ? "
                                "ORDER BY second_at DESC, reason LIMIT ?")
                     .bind(saleId, before, limit);
    std::vector<RefusalCount> counts;
    while (rows.next())
        counts.push_back({saleId, rows.text(0), rows.instant(1), rows.integer(2), rows.instant(3), rows.instant(4),
                          rows.optionalInteger(5)});
    return counts;
}

} // namespace firstcome::sales
