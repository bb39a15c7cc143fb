// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_store.h"

#include "backend/orders/order_row.h"
#include "backend/orders/order_rules.h"
#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"
#include "shared/base/assert.h"

namespace firstcome::orders {

namespace {

/// What changes of orders that move together: they share one statement.
struct SameMove
{
    OrderState from = OrderState::PendingPayment;
    const Order *to = nullptr;
    qint64 steps = 0;

    bool operator==(const SameMove &other) const
    {
        const auto attentionOf = [](const Order &order) {
            return order.attention ? std::pair(order.attention->reason, order.attention->since)
                                   : std::pair(QByteArray(), Instant());
        };
        return from == other.from && steps == other.steps && to->state == other.to->state &&
               to->payingSince == other.to->payingSince && to->dueAt == other.to->dueAt &&
               attentionOf(*to) == attentionOf(*other.to) && to->cancelRequest == other.to->cancelRequest &&
               to->updatedAt == other.to->updatedAt;
    }
};

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

std::vector<Order> chosen(sql::Connection &connection, const std::vector<Id> &orderIds, const QByteArray &forUpdate)
{
    auto &rows = connection.statement(QByteArray("SELECT ") + orderColumns + " FROM " + sql::eachId(connection) +
                                      " orders o ON o.id = j.value" + forUpdate);
    rows.bind(sql::idList(orderIds));
    std::vector<Order> orders;
    while (rows.next())
        orders.push_back(orderOf(rows));
    return orders;
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

std::vector<Order> OrderStore::find(sql::Connection &connection, const std::vector<Id> &orderIds) const
{
    return chosen(connection, orderIds, {});
}

std::vector<Order> OrderStore::lock(sql::Connection &connection, const std::vector<Id> &orderIds) const
{
    return chosen(connection, orderIds, connection.forUpdate());
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

void OrderStore::write(sql::Connection &connection, std::span<const MovedOrder> moved) const
{
    std::vector<std::pair<SameMove, std::vector<Id>>> together;
    std::vector<Change> changes;
    for (const auto &[before, after] : moved) {
        FIRSTCOME_ASSERT(before.state == after.state || canMove(before.state, after.state),
                         "only a legal move is written");
        const SameMove move{before.state, &after, after.version - before.version};
        auto same =
            std::find_if(together.begin(), together.end(), [&move](const auto &one) { return one.first == move; });
        if (same == together.end())
            same = together.insert(same, {move, {}});
        same->second.push_back(after.id);
        changes.push_back(OrderChanged{after.id, after.state, after.total, after.version, after.updatedAt});
    }
    for (const auto &[move, orderIds] : together) {
        const Order &to = *move.to;
        const qint64 written = sql::update(
            connection,
            {"orders",
             "state = ?, paying_since = ?, due_at = ?, attention = ?, attention_since = ?, cancel_request = ?, "
             "updated_at = ?, version = version + ?",
             {textOf(to.state), to.payingSince, to.dueAt,
              to.attention ? sql::Value(to.attention->reason) : sql::Value(),
              to.attention ? sql::Value(to.attention->since) : sql::Value(), to.cancelRequest, to.updatedAt,
              move.steps},
             "state = ?",
             {textOf(move.from)}},
            sql::idList(orderIds));
        FIRSTCOME_ASSERT(written == qint64(orderIds.size()), "a locked order moves as it was read");
    }
    m_changes.append(connection, std::move(changes));
}

void OrderStore::touch(sql::Connection &connection, const std::vector<Id> &orderIds, Instant now) const
{
    if (orderIds.empty())
        return;
    sql::update(connection, {"orders", "updated_at = ?, version = version + 1", {now}}, sql::idList(orderIds));
    tell(connection, orderIds);
}

qint64 OrderStore::moveLines(sql::Connection &connection, const std::vector<Id> &lineIds, const LineMove &move,
                             Instant now) const
{
    FIRSTCOME_ASSERT(canMove(move), "only a legal move is written");
    if (lineIds.empty())
        return 0;
    QByteArray set = "state = ?";
    std::vector<sql::Value> values;
    values.emplace_back(textOf(move.to));
    if (move.to == LineState::Paid || move.to == LineState::Delivered) {
        set += move.to == LineState::Paid ? ", paid_at = ?" : ", delivered_at = ?";
        values.emplace_back(now);
    }
    return sql::update(connection, {"order_lines", set, values, "state = ?", {textOf(move.from)}},
                       sql::idList(lineIds));
}

void OrderStore::setOpenClaim(sql::Connection &connection, Id lineId, std::optional<Id> claimId) const
{
    connection.statement("UPDATE order_lines SET open_claim_id = ? WHERE id = ?").bind(claimId, lineId).exec();
}

bool OrderStore::addGivenBack(sql::Connection &connection, Id lineId, const GivenBack &given) const
{
    return connection
               .statement("UPDATE order_lines SET refunded_amount = refunded_amount + ?, "
                          "returned_quantity = returned_quantity + ? WHERE id = ? "
                          "AND refunded_amount + ? <= unit_price * quantity AND returned_quantity + ? <= quantity")
               .bind(given.amount, given.quantity, lineId, given.amount, given.quantity)
               .exec() == 1;
}

Id OrderStore::highestId(sql::Connection &connection) const
{
    return sql::highestId(connection, {"orders", "order_lines"});
}

} // namespace firstcome::orders
