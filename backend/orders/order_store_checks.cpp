// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_row.h"
#include "backend/orders/order_store.h"

namespace firstcome::orders {

std::vector<OrderStore::MemberLine> OrderStore::pageOfLines(sql::Connection &connection, Id after, int limit) const
{
    auto &rows = connection.statement(QByteArray("SELECT ") + lineColumns +
                                      ", o.member_id FROM order_lines l LEFT JOIN orders o ON o.id = l.order_id "
                                      "WHERE l.id > ? ORDER BY l.id LIMIT ?");
    rows.bind(after, limit);
    std::vector<MemberLine> lines;
    while (rows.next())
        lines.push_back({lineOf(rows), rows.integer(18)});
    return lines;
}

std::vector<OrderLine> OrderStore::claimedLines(sql::Connection &connection) const
{
    auto &rows = connection.statement(QByteArray("SELECT ") + lineColumns +
                                      " FROM order_lines l WHERE l.refunded_amount > 0 OR l.returned_quantity > 0 "
                                      "OR l.open_claim_id IS NOT NULL");
    rows.reset();
    std::vector<OrderLine> lines;
    while (rows.next())
        lines.push_back(lineOf(rows));
    return lines;
}

std::map<Id, qint64> OrderStore::unitsBySale(sql::Connection &connection) const
{
    auto &rows = connection.statement("SELECT sale_id, SUM(units) FROM (SELECT sale_id, quantity AS units FROM "
                                      "order_lines WHERE sale_id > 0 UNION ALL SELECT sale_id, units FROM "
                                      "removed_units WHERE units > 0) granted GROUP BY sale_id");
    std::map<Id, qint64> units;
    while (rows.next())
        units.emplace(rows.integer(0), rows.integer(1));
    return units;
}

std::optional<Instant> OrderStore::lastPlacedAt(sql::Connection &connection) const
{
    auto &row = connection.statement("SELECT created_at FROM orders ORDER BY id DESC LIMIT 1");
    const auto at = row.next() ? std::optional(row.instant(0)) : std::nullopt;
    row.reset();
    return at;
}

QList<Check> OrderStore::checks()
{
    return {
        noRows("orders.lines", QStringLiteral("Every order has lines, and every line its order."),
               "SELECT o.id FROM orders o WHERE NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = o.id) "
               "UNION ALL SELECT l.id FROM order_lines l LEFT JOIN orders o ON o.id = l.order_id WHERE o.id IS NULL"),
        noRows("orders.total", QStringLiteral("An order's total is the sum of its lines."),
               "SELECT o.id FROM orders o JOIN (SELECT order_id, SUM(unit_price * quantity) AS amount "
               "FROM order_lines GROUP BY order_id) l ON l.order_id = o.id WHERE l.amount <> o.total"),
        noRows("orders.states", QStringLiteral("An order's state is what its lines say."),
               "SELECT o.id FROM orders o JOIN (SELECT order_id, COUNT(*) AS amount, "
               "SUM(CASE WHEN state = 'RESERVED' THEN 1 ELSE 0 END) AS reserved, "
               "SUM(CASE WHEN state = 'CANCELLED' THEN 1 ELSE 0 END) AS cancelled, "
               "SUM(CASE WHEN state IN ('DELIVERED', 'CANCELLED', 'RETURNED') THEN 1 ELSE 0 END) AS closed "
               "FROM order_lines GROUP BY order_id) l ON l.order_id = o.id WHERE CASE o.state "
               "WHEN 'PENDING_PAYMENT' THEN l.reserved <> l.amount "
               "WHEN 'PAID' THEN l.cancelled > 0 OR l.closed = l.amount "
               "WHEN 'PARTIALLY_CANCELLED' THEN l.cancelled = 0 OR l.closed = l.amount "
               "WHEN 'COMPLETED' THEN l.closed <> l.amount OR l.cancelled = l.amount "
               "ELSE l.cancelled <> l.amount END"),
        noRows("orders.refunds",
               QStringLiteral("No line gives back more money or units than it was bought with; a returned one gave all "
                              "its units back."),
               "SELECT id FROM order_lines WHERE refunded_amount > unit_price * quantity OR returned_quantity < 0 "
               "OR returned_quantity > quantity OR (state = 'RETURNED' AND returned_quantity <> quantity) "
               "OR (returned_quantity > 0 AND state NOT IN ('DELIVERED', 'RETURNED'))"),
        noRows("orders.awaited",
               QStringLiteral("Every order that is not at its end has a time by which it must have moved on."),
               "SELECT id FROM orders WHERE due_at IS NULL "
               "AND state IN ('PENDING_PAYMENT', 'PAID', 'PARTIALLY_CANCELLED')"),
        noRows("orders.paying", QStringLiteral("Only an order that waits for payment is being paid."),
               "SELECT id FROM orders WHERE paying_since IS NOT NULL AND state <> 'PENDING_PAYMENT'")};
}

} // namespace firstcome::orders
