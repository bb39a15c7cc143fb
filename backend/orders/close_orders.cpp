// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/close_orders.h"

#include "backend/orders/order_events.h"
#include "shared/base/assert.h"
#include <unordered_map>

namespace firstcome::orders {

namespace {

std::vector<Id> idsOf(const std::vector<Order> &orders)
{
    std::vector<Id> ids;
    for (const Order &order : orders)
        ids.push_back(order.id);
    return ids;
}

/// The allowances of lines whose holds were released: what was granted in a sale may be had again.
std::vector<sales::Allowance> allowancesOf(const std::vector<OrderLine> &lines, const std::vector<Order> &orders)
{
    std::unordered_map<Id, Id> members;
    for (const Order &order : orders)
        members.emplace(order.id, order.memberId);
    std::vector<sales::Allowance> allowances;
    for (const OrderLine &line : lines) {
        if (line.saleId)
            allowances.push_back({*line.saleId, members.at(line.orderId), line.quantity});
    }
    return allowances;
}

} // namespace

void closeUnpaid(const OrderTables &tables, sql::Connection &connection, std::vector<Order> orders,
                 const Closing &closing)
{
    if (orders.empty())
        return;
    const Instant now = closing.now;
    const auto ids = idsOf(orders);
    const qint64 moved =
        tables.orders.move(connection, ids, {OrderState::PendingPayment, closing.to, std::nullopt}, now);
    FIRSTCOME_ASSERT(moved == qint64(orders.size()), "only locked orders that are not paid are closed");
    const auto lines = tables.orders.linesOf(connection, ids);
    std::vector<Id> lineIds;
    for (const OrderLine &line : lines)
        lineIds.push_back(line.id);
    tables.orders.moveLines(connection, lineIds, {LineState::Reserved, LineState::Cancelled}, now);
    std::vector<events::Event> events;
    for (Order &order : orders) {
        order.state = closing.to;
        ++order.version;
        events.push_back(orderClosed(order, closing.reason, now));
    }
    tables.outbox.append(connection, events);
    // Rows that others wait for come last: a hot option is locked as briefly as can be.
    const auto released = tables.holds.release(connection, lineIds, now);
    FIRSTCOME_ASSERT(released.size() == lines.size(), "an order that is not paid holds all its units");
    tables.admissions.giveBack(connection, allowancesOf(lines, orders));
}

} // namespace firstcome::orders
