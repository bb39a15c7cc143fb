// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/sample_orders.h"

#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"

namespace firstcome::orders {

void markSampleOrders(sql::Connection &connection, const std::vector<Id> &orderIds)
{
    if (orderIds.empty())
        return;
    sql::BulkInsert rows(connection, {"sample_orders", "order_id", 1, {}});
    for (const Id order : orderIds)
        rows.add(order);
    rows.flush();
}

std::unordered_set<Id> sampleOrdersAmong(sql::Connection &connection, const std::vector<Id> &orderIds)
{
    std::unordered_set<Id> samples;
    auto &rows = connection.statement("SELECT s.order_id FROM " + sql::eachId(connection) +
                                      " sample_orders s ON s.order_id = j.value");
    rows.bind(sql::idList(orderIds));
    while (rows.next())
        samples.insert(rows.integer(0));
    return samples;
}

} // namespace firstcome::orders
