// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/sample_order_store.h"

#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"
#include "backend/platform/sql/remove_rows.h"
#include <map>

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

std::unordered_set<Id> removedOrdersAmong(sql::Connection &connection, const std::vector<Id> &orderIds)
{
    std::unordered_set<Id> removed;
    auto &rows = connection.statement("SELECT s.order_id FROM " + sql::eachId(connection) +
                                      " sample_orders s ON s.order_id = j.value LEFT JOIN orders o "
                                      "ON o.id = s.order_id WHERE o.id IS NULL");
    rows.bind(sql::idList(orderIds));
    while (rows.next())
        removed.insert(rows.integer(0));
    return removed;
}

std::vector<SampleOrder> restingSampleOrders(sql::Connection &connection, const RestingSince &since, int limit)
{
    // In the order of sample_orders: whatever index the engine would rather go by has every order of the shop.
    auto &rows = connection
                     .statement(QByteArray("SELECT o.id, o.member_id FROM sample_orders s ") +
                                (connection.isSqlite() ? "CROSS JOIN" : "STRAIGHT_JOIN") +
                                " orders o ON o.id = s.order_id WHERE s.order_id > ? AND o.due_at IS NULL "
                                "AND o.attention IS NULL AND o.cancel_request IS NULL AND o.updated_at < ? "
                                "ORDER BY s.order_id LIMIT ?")
                     .bind(since.after, since.before, limit);
    std::vector<SampleOrder> orders;
    while (rows.next())
        orders.push_back({rows.integer(0), rows.integer(1)});
    return orders;
}

qint64 countSampleOrders(sql::Connection &connection)
{
    auto &row = connection.statement("SELECT COUNT(*) FROM sample_orders s JOIN orders o ON o.id = s.order_id");
    const qint64 count = row.next() ? row.integer(0) : 0;
    row.reset();
    return count;
}

void removeSampleOrders(sql::Connection &connection, const std::vector<Id> &orderIds, std::span<const OrderLine> lines)
{
    std::map<Id, qint64> units;
    for (const OrderLine &line : lines) {
        if (line.saleId)
            units[*line.saleId] += line.quantity;
    }
    sql::BulkInsert rows(connection,
                         {"removed_units", "sale_id, units", 2, sql::addOnConflict(connection, "sale_id", "units")});
    for (const auto &[saleId, removed] : units)
        rows.add(saleId, removed);
    rows.flush();
    sql::removeRows(connection, {"order_lines", "order_id"}, orderIds);
    sql::removeRows(connection, {"orders", "id"}, orderIds);
}

qint64 removedUnits(sql::Connection &connection, Id saleId)
{
    auto &row = connection.statement("SELECT units FROM removed_units WHERE sale_id = ?").bind(saleId);
    const qint64 units = row.next() ? row.integer(0) : 0;
    row.reset();
    return units;
}

void forgetRemovedUnits(sql::Connection &connection, Id saleId, qint64 units)
{
    connection.statement("UPDATE removed_units SET units = units - ? WHERE sale_id = ?").bind(units, saleId).exec();
    connection.statement("DELETE FROM removed_units WHERE sale_id = ? AND units = 0").bind(saleId).exec();
}

} // namespace firstcome::orders
