// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/sold_line_store.h"

#include "backend/orders/order_row.h"
#include "backend/platform/sql/id_list.h"

namespace firstcome::orders {

namespace {

constexpr int sumsOfAll = 0; ///< in place of a limit

} // namespace

void SoldLineStore::insert(const std::vector<Id> &lineIds)
{
    m_connection
        .statement("INSERT INTO sold_lines (seller_id, paid_at, line_id, store_id) "
                   "SELECT l.seller_id, l.paid_at, l.id, l.store_id FROM " +
                   sql::eachId(m_connection) +
                   " order_lines l ON l.id = j.value LEFT JOIN sample_orders m ON m.order_id = l.order_id "
                   "WHERE m.order_id IS NULL")
        .bind(sql::idList(lineIds))
        .exec();
}

/// In the order of the primary key, so that a page ends with its last line.
sql::Statement &SoldLineStore::chosen(const QByteArray &columns, const SoldFilter &filter, int limit)
{
    QByteArray text = "SELECT " + columns +
                      " FROM sold_lines s JOIN order_lines l ON l.id = s.line_id WHERE s.seller_id = ? "
                      "AND s.paid_at >= ? AND s.paid_at < ?";
    std::vector<sql::Value> values{filter.sellerId, filter.from.value_or(Instant()),
                                   filter.to.value_or(Instant::max())};
    if (filter.storeId) {
        text += " AND s.store_id = ?";
        values.emplace_back(*filter.storeId);
    }
    if (filter.state) {
        text += " AND l.state = ?";
        values.emplace_back(textOf(*filter.state));
    }
    if (limit != sumsOfAll) {
        text += " AND s.paid_at <= ? AND (s.paid_at < ? OR s.line_id < ?) ORDER BY s.paid_at DESC, s.line_id DESC "
                "LIMIT ?";
        values.insert(values.end(), {filter.before.paidAt, filter.before.paidAt, filter.before.lineId, qint64(limit)});
    }
    auto &rows = m_connection.statement(text);
    int position = 0;
    for (const sql::Value &value : values)
        rows.put(position++, value);
    return rows;
}

std::vector<OrderLine> SoldLineStore::page(const SoldFilter &filter, int limit)
{
    auto &rows = chosen(lineColumns, filter, limit);
    std::vector<OrderLine> lines;
    while (rows.next())
        lines.push_back(lineOf(rows));
    return lines;
}

SoldSums SoldLineStore::sums(const SoldFilter &filter)
{
    auto &row = chosen("COALESCE(SUM(l.quantity), 0), COALESCE(SUM(l.unit_price * l.quantity), 0), "
                       "COALESCE(SUM(CASE l.state WHEN 'CANCELLED' THEN l.unit_price * l.quantity "
                       "ELSE l.refunded_amount END), 0)",
                       filter, sumsOfAll);
    const SoldSums sums = row.next() ? SoldSums{row.integer(0), row.integer(1), row.integer(2)} : SoldSums();
    row.reset();
    return sums;
}

QList<Check> SoldLineStore::checks()
{
    return {
        noRows("orders.sold",
               QStringLiteral("What a seller sold are his lines that were paid, but those of load runs."),
               "SELECT l.id FROM order_lines l LEFT JOIN sample_orders m ON m.order_id = l.order_id "
               "LEFT JOIN sold_lines s ON s.seller_id = l.seller_id AND s.paid_at = l.paid_at AND s.line_id = l.id "
               "AND s.store_id = l.store_id "
               "WHERE (l.paid_at IS NOT NULL AND m.order_id IS NULL) <> (s.line_id IS NOT NULL) "
               "UNION ALL SELECT s.line_id FROM sold_lines s LEFT JOIN order_lines l ON l.id = s.line_id "
               "AND l.seller_id = s.seller_id AND l.paid_at = s.paid_at WHERE l.id IS NULL"),
    };
}

} // namespace firstcome::orders
