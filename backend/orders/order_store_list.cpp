// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_row.h"
#include "backend/orders/order_store.h"
#include "backend/platform/sql/id_list.h"
#include "shared/base/text_form.h"
#include <QJsonArray>
#include <QJsonDocument>

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

QByteArray namesIn(const sql::Connection &connection)
{
    return connection.isSqlite() ? "SELECT value FROM json_each(?)"
                                 : "SELECT value FROM JSON_TABLE(?, '$[*]' COLUMNS (value VARCHAR(255) "
                                   "CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$')) n";
}

QByteArray idsIn(const sql::Connection &connection)
{
    return connection.isSqlite() ? "SELECT value FROM json_each(?)"
                                 : "SELECT value FROM JSON_TABLE(?, '$[*]' COLUMNS (value BIGINT PATH '$')) j";
}

Where whereOf(const OrderFilter &filter)
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
    if (!filter.idEnd.isEmpty()) {
        qint64 modulus = 1;
        for (qsizetype digits = filter.idEnd.size(); digits > 0; --digits)
            modulus *= 10;
        where.add(("? IN (o.id % " + QByteArray::number(modulus) + ", o.member_id)"), filter.idEnd.toLongLong());
    }
    return where;
}

sql::Statement &bound(sql::Connection &connection, const QByteArray &text, const std::vector<sql::Value> &values)
{
    sql::Statement &statement = connection.statement(text);
    statement.reset();
    for (size_t i = 0; i < values.size(); ++i)
        statement.put(int(i), values[i]);
    return statement;
}

/// Orders keep the names they were placed under. Which of those have the text in them is told by their keys, as
/// everywhere (shared/base/text_form.h), and no engine makes keys: the names among these orders are read, and compared
/// here.
QByteArray namesWith(sql::Connection &connection, const QString &text, const Where &where)
{
    const QString key = searchKey(text);
    auto &rows =
        bound(connection,
              "SELECT DISTINCT l.product_name FROM orders o JOIN order_lines l ON l.order_id = o.id " + where.text,
              where.values);
    QJsonArray names;
    while (rows.next()) {
        const QString name = rows.string(0);
        if (searchKey(name).contains(key))
            names.append(name);
    }
    return QJsonDocument(names).toJson(QJsonDocument::Compact);
}

/// Of whose lines one has this in its name.
void addProduct(sql::Connection &connection, Where &where, const OrderFilter &filter)
{
    const QByteArray names = namesWith(connection, filter.product, where);
    where.add("EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = o.id AND (l.product_name IN (" +
                  namesIn(connection) + ") OR l.product_id IN (" + idsIn(connection) + ")))",
              QString::fromUtf8(names));
    where.values.push_back(sql::idList(filter.products));
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
    Where where = whereOf(filter);
    const char *id = hasOwnIndex(filter) ? "+o.id" : "o.id";
    where.add(hasOwnIndex(filter) ? "+o.id < ?" : "o.id < ?", before);
    if (windowed)
        where.add("o.id >= ?", end);
    if (!filter.product.isEmpty())
        addProduct(connection, where, filter);
    where.values.emplace_back(limit + 1);
    auto &rows = bound(connection,
                       QByteArray("SELECT ") + orderColumns + " FROM orders o " + where.text + " ORDER BY " + id +
                           " DESC LIMIT ?",
                       where.values);
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
