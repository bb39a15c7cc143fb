// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_row.h"
#include "backend/orders/order_store.h"
#include "backend/platform/sql/id_list.h"

namespace firstcome::orders {

namespace {

/// Conditions and their values, in the order of the text.
struct Where
{
    QByteArray text = "WHERE TRUE";
    std::vector<sql::Value> values{};

    void add(const QByteArray &condition, sql::Value value)
    {
        text += " AND " + condition;
        values.push_back(std::move(value));
    }
};

/// A member's orders and those under way have an index of their own; the plus keeps the engine from reading all orders
/// by id instead.
bool hasOwnIndex(const OrderFilter &filter)
{
    return filter.memberId || filter.attention;
}

bool isSelective(const OrderFilter &filter)
{
    return filter.state || filter.from || filter.to || filter.productId || !filter.product.isEmpty() ||
           !filter.idEnd.isEmpty();
}

QByteArray idsIn(const sql::Connection &connection)
{
    return connection.isSqlite() ? "SELECT value FROM json_each(?)"
                                 : "SELECT value FROM JSON_TABLE(?, '$[*]' COLUMNS (value BIGINT PATH '$')) j";
}

Where whereOf(const sql::Connection &connection, const OrderFilter &filter)
{
    Where where;
    if (filter.orderId)
        where.add("o.id = ?", *filter.orderId);
    if (filter.memberId)
        where.add("o.member_id = ?", *filter.memberId);
    if (filter.attention)
        where.add("o.due_at > ? AND o.attention IS NOT NULL", 0);
    if (filter.state)
        where.add("o.state = ?", textOf(*filter.state));
    if (filter.from)
        where.add("o.created_at >= ?", *filter.from);
    if (filter.to)
        where.add("o.created_at < ?", *filter.to);
    if (filter.productId)
        where.add("EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = o.id AND l.product_id = ?)",
                  *filter.productId);
    if (!filter.product.isEmpty()) {
        // INSTR knows no wildcards, so what is typed is what is looked for.
        where.add("EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = o.id AND "
                  "(INSTR(LOWER(l.product_name), LOWER(?)) > 0 OR l.product_id IN (" +
                      idsIn(connection) + ")))",
                  filter.product);
        where.values.push_back(sql::idList(filter.products));
    }
    if (!filter.idEnd.isEmpty()) {
        qint64 modulus = 1;
        for (qsizetype digits = filter.idEnd.size(); digits > 0; --digits)
            modulus *= 10;
        where.add(("? IN (o.id % " + QByteArray::number(modulus) + ", o.member_id)"), filter.idEnd.toLongLong());
    }
    return where;
}

/// The id down to which one call looks; 0: to the oldest order.
Id windowEnd(sql::Connection &connection, Id before)
{
    auto &row = connection.statement("SELECT id FROM orders WHERE id < ? ORDER BY id DESC LIMIT 1 OFFSET ?");
    row.bind(before, OrderStore::scanLimit - 1);
    const Id end = row.next() ? row.integer(0) : 0;
    row.reset();
    return end;
}

} // namespace

OrderStore::Page OrderStore::page(sql::Connection &connection, const OrderFilter &filter, int limit) const
{
    const Id before = filter.before > 0 ? filter.before : std::numeric_limits<Id>::max();
    const bool windowed = isSelective(filter) && !hasOwnIndex(filter) && !filter.orderId;
    const Id end = windowed ? windowEnd(connection, before) : 0;
    Where where = whereOf(connection, filter);
    const char *id = hasOwnIndex(filter) ? "+o.id" : "o.id";
    where.add(hasOwnIndex(filter) ? "+o.id < ?" : "o.id < ?", before);
    if (windowed)
        where.add("o.id >= ?", end);
    auto &rows = connection.statement(QByteArray("SELECT ") + orderColumns + " FROM orders o " + where.text +
                                      " ORDER BY " + id + " DESC LIMIT ?");
    int position = 0;
    for (const sql::Value &value : where.values)
        rows.put(position++, value);
    rows.put(position, limit + 1);
    Page page;
    while (rows.next())
        page.orders.push_back(orderOf(rows));
    if (page.orders.size() > size_t(limit)) {
        page.orders.resize(size_t(limit));
        page.next = page.orders.back().id;
    } else {
        page.next = end;
    }
    return page;
}

std::vector<OrderStore::Saga> OrderStore::sagas(sql::Connection &connection) const
{
    auto &rows = connection.statement("SELECT state, attention IS NOT NULL, COUNT(*), MIN(created_at) FROM orders "
                                      "WHERE due_at > 0 GROUP BY state, attention IS NOT NULL");
    std::vector<Saga> sagas;
    while (rows.next())
        sagas.push_back({orderStateFrom(rows.text(0)).value_or(OrderState::PendingPayment), rows.integer(1) != 0,
                         rows.integer(2), rows.instant(3)});
    return sagas;
}

} // namespace firstcome::orders
