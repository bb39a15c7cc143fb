// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_store.h"

#include "backend/orders/order_row.h"
#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"
#include "shared/base/assert.h"

namespace firstcome::orders {

namespace {

QByteArray keyList(std::span<const MemberKey> keys)
{
    QByteArray text = "[";
    for (const MemberKey &key : keys) {
        text.append(text.size() > 1 ? ",[" : "[").append(QByteArray::number(key.memberId)).append(",\"");
        for (const char c : key.key) {
            if (c == '"' || c == '\\')
                text.append('\\');
            text.append(c);
        }
        text.append("\"]");
    }
    return text + ']';
}

/// Row values in IN (VALUES …) would make SQLite scan the whole index; a join from the list looks each key up.
QByteArray eachKey(const sql::Connection &connection)
{
    if (connection.isSqlite())
        return "json_each(?) j CROSS JOIN orders o ON o.member_id = j.value->>0 AND o.idempotency_key = j.value->>1";
    return "JSON_TABLE(?, '$[*]' COLUMNS (member_id BIGINT PATH '$[0]', idempotency_key VARCHAR(300) "
           "CHARACTER SET ascii COLLATE ascii_bin PATH '$[1]')) j STRAIGHT_JOIN orders o "
           "ON o.member_id = j.member_id AND o.idempotency_key = j.idempotency_key";
}

} // namespace

void OrderStore::insert(sql::Connection &connection, std::span<const NewOrder *const> orders) const
{
    sql::BulkInsert orderRows(connection,
                              {"orders",
                               "id, member_id, idempotency_key, body_hash, state, method, total, hold_expires_at, "
                               "due_at, version, created_at, updated_at",
                               12,
                               {}});
    for (const NewOrder *added : orders) {
        const Order &order = added->placed.order;
        orderRows.add(order.id, order.memberId, added->key.key, sql::Blob{added->key.bodyHash}, textOf(order.state),
                      textOf(order.method), order.total, order.holdExpiresAt, order.dueAt, order.version,
                      order.createdAt, order.updatedAt);
    }
    orderRows.flush();
    sql::BulkInsert lineRows(connection, {"order_lines",
                                          "id, order_id, option_id, product_id, store_id, seller_id, product_name, "
                                          "option_name, unit_price, quantity, sale_id, admission, state, "
                                          "refunded_amount",
                                          14,
                                          {}});
    for (const NewOrder *order : orders) {
        for (const OrderLine &line : order->placed.lines)
            lineRows.add(line.id, line.orderId, line.optionId, line.productId, line.storeId, line.sellerId,
                         line.product, line.option, line.unitPrice, line.quantity, line.saleId, line.admission,
                         textOf(line.state), 0);
    }
    lineRows.flush();
    std::vector<Change> placed;
    placed.reserve(orders.size());
    for (const NewOrder *added : orders) {
        const Order &order = added->placed.order;
        placed.push_back(OrderChanged{order.id, order.state, order.total, order.version, order.createdAt});
    }
    m_changes.append(connection, std::move(placed));
}

void OrderStore::tell(sql::Connection &connection, const std::vector<Id> &orderIds) const
{
    auto &rows = connection
                     .statement("SELECT o.id, o.state, o.total, o.version, o.updated_at FROM " +
                                sql::eachId(connection) + " orders o ON o.id = j.value")
                     .bind(sql::idList(orderIds));
    std::vector<Change> changes;
    while (rows.next())
        changes.push_back(OrderChanged{rows.integer(0), orderStateFrom(rows.text(1)).value(), rows.integer(2),
                                       rows.integer(3), rows.instant(4)});
    m_changes.append(connection, std::move(changes));
}

std::optional<Order> OrderStore::find(sql::Connection &connection, Id orderId) const
{
    auto &row = connection.statement(QByteArray("SELECT ") + orderColumns + " FROM orders o WHERE o.id = ?");
    row.bind(orderId);
    const auto order = row.next() ? std::optional(orderOf(row)) : std::nullopt;
    row.reset();
    return order;
}

std::vector<KnownOrder> OrderStore::findByKeys(sql::Connection &connection, std::span<const MemberKey> keys) const
{
    std::vector<KnownOrder> known;
    auto &rows = connection.statement(QByteArray("SELECT ") + orderColumns + ", o.idempotency_key, o.body_hash FROM " +
                                      eachKey(connection));
    rows.bind(keyList(keys));
    while (rows.next())
        known.push_back({{rows.text(14), rows.text(15)}, {orderOf(rows), {}}});
    for (KnownOrder &order : known)
        order.placed.lines = linesOf(connection, {order.placed.order.id});
    return known;
}

bool OrderStore::anyOfMember(sql::Connection &connection, Id memberId) const
{
    auto &row = connection.statement("SELECT 1 FROM orders WHERE member_id = ? LIMIT 1").bind(memberId);
    const bool any = row.next();
    row.reset();
    return any;
}

std::vector<Order> OrderStore::lock(sql::Connection &connection, const std::vector<Id> &orderIds) const
{
    auto &rows = connection.statement(QByteArray("SELECT ") + orderColumns + " FROM " + sql::eachId(connection) +
                                      " orders o ON o.id = j.value" + connection.forUpdate());
    rows.bind(sql::idList(orderIds));
    std::vector<Order> orders;
    while (rows.next())
        orders.push_back(orderOf(rows));
    return orders;
}

std::optional<Order> OrderStore::lock(sql::Connection &connection, Id orderId) const
{
    const auto orders = lock(connection, std::vector{orderId});
    return orders.empty() ? std::nullopt : std::optional(orders.front());
}

std::vector<OrderLine> OrderStore::linesOf(sql::Connection &connection, const std::vector<Id> &orderIds) const
{
    auto &rows = connection.statement(QByteArray("SELECT ") + lineColumns + " FROM " + sql::eachId(connection) +
                                      " order_lines l ON l.order_id = j.value ORDER BY l.order_id, l.id");
    rows.bind(sql::idList(orderIds));
    std::vector<OrderLine> lines;
    while (rows.next())
        lines.push_back(lineOf(rows));
    return lines;
}

std::vector<Id> OrderStore::due(sql::Connection &connection, Instant now, int limit) const
{
    auto &rows = connection.statement("SELECT id FROM orders WHERE due_at <= ? ORDER BY due_at, id LIMIT ?");
    rows.bind(now, limit);
    std::vector<Id> ids;
    while (rows.next())
        ids.push_back(rows.integer(0));
    return ids;
}

qint64 OrderStore::move(sql::Connection &connection, const std::vector<Id> &orderIds, const OrderMove &move,
                        Instant now) const
{
    FIRSTCOME_ASSERT(move.from == move.to || canMove(move.from, move.to), "only a legal move is written");
    if (orderIds.empty())
        return 0;
    const qint64 moved = sql::update(connection,
                                     {"orders",
                                      "state = ?, due_at = ?, updated_at = ?, paying_since = NULL, attention = NULL, "
                                      "attention_since = NULL, cancel_request = NULL, version = version + 1",
                                      {textOf(move.to), move.dueAt, now},
                                      "state = ?",
                                      {textOf(move.from)}},
                                     sql::idList(orderIds));
    tell(connection, orderIds);
    return moved;
}

bool OrderStore::beginPaying(sql::Connection &connection, Id orderId, const Paying &paying) const
{
    const qint64 begun =
        connection
            .statement("UPDATE orders SET paying_since = ?, due_at = ?, updated_at = ?, version = version + 1 "
                       "WHERE id = ? AND state = 'PENDING_PAYMENT' AND paying_since IS NULL AND hold_expires_at > ?")
            .bind(paying.since, paying.dueAt, paying.since, orderId, paying.since)
            .exec();
    if (begun == 1)
        tell(connection, {orderId});
    return begun == 1;
}

bool OrderStore::stopPaying(sql::Connection &connection, Id orderId, Instant now) const
{
    const qint64 stopped =
        connection
            .statement("UPDATE orders SET paying_since = NULL, due_at = hold_expires_at, updated_at = ?, "
                       "attention = NULL, attention_since = NULL, version = version + 1 "
                       "WHERE id = ? AND state = 'PENDING_PAYMENT' AND paying_since IS NOT NULL")
            .bind(now, orderId)
            .exec();
    if (stopped == 1)
        tell(connection, {orderId});
    return stopped == 1;
}

void OrderStore::renewDue(sql::Connection &connection, const std::vector<Id> &orderIds, const Due &due) const
{
    if (orderIds.empty())
        return;
    sql::update(connection,
                {"orders",
                 "due_at = ?, updated_at = ?, attention = NULL, attention_since = NULL, version = version + 1",
                 {due.at, due.now},
                 "state IN ('PAID', 'PARTIALLY_CANCELLED')"},
                sql::idList(orderIds));
    tell(connection, orderIds);
}

void OrderStore::endDue(sql::Connection &connection, const std::vector<Id> &orderIds, Instant now) const
{
    if (orderIds.empty())
        return;
    sql::update(connection,
                {"orders",
                 "due_at = NULL, updated_at = ?, attention = NULL, attention_since = NULL, version = version + 1",
                 {now}},
                sql::idList(orderIds));
    tell(connection, orderIds);
}

void OrderStore::touch(sql::Connection &connection, const std::vector<Id> &orderIds, Instant now) const
{
    if (orderIds.empty())
        return;
    sql::update(connection, {"orders", "updated_at = ?, version = version + 1", {now}}, sql::idList(orderIds));
    tell(connection, orderIds);
}

void OrderStore::setAttention(sql::Connection &connection, Id orderId, const Attention &attention, Instant dueAt) const
{
    connection
        .statement("UPDATE orders SET attention_since = COALESCE(attention_since, ?), attention = ?, due_at = ?, "
                   "updated_at = ?, version = version + 1 WHERE id = ?")
        .bind(attention.since, attention.reason, dueAt, attention.since, orderId)
        .exec();
    tell(connection, {orderId});
}

void OrderStore::endAttention(sql::Connection &connection, Id orderId, const Unattended &due) const
{
    connection
        .statement("UPDATE orders SET attention = NULL, attention_since = NULL, due_at = ?, updated_at = ?, "
                   "version = version + 1 WHERE id = ?")
        .bind(due.dueAt, due.now, orderId)
        .exec();
    tell(connection, {orderId});
}

void OrderStore::keepCancel(sql::Connection &connection, Id orderId, const KeptCancel &cancel, Instant now) const
{
    connection
        .statement(
            "UPDATE orders SET cancel_request = ?, due_at = ?, updated_at = ?, version = version + 1 WHERE id = ?")
        .bind(cancel.request, cancel.dueAt, now, orderId)
        .exec();
    tell(connection, {orderId});
}

qint64 OrderStore::moveLines(sql::Connection &connection, const std::vector<Id> &lineIds, const LineMove &move,
                             Instant now) const
{
    FIRSTCOME_ASSERT(canMove(move), "only a legal move is written");
    if (lineIds.empty())
        return 0;
    QByteArray set = "state = ?";
    std::vector<sql::Value> values{textOf(move.to)};
    if (move.to == LineState::Paid || move.to == LineState::Delivered) {
        set += move.to == LineState::Paid ? ", paid_at = ?" : ", delivered_at = ?";
        values.emplace_back(now);
    }
    return sql::update(connection, {"order_lines", set, values, "state = ?", {textOf(move.from)}},
                       sql::idList(lineIds));
}

Id OrderStore::highestId(sql::Connection &connection) const
{
    return sql::highestId(connection, {"orders", "order_lines"});
}

} // namespace firstcome::orders
