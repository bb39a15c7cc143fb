// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/move_orders.h"

#include "backend/orders/sample_order_store.h"
#include "backend/orders/sold_line_store.h"
#include "shared/base/assert.h"
#include "shared/contract/topics.h"
#include <unordered_map>

namespace firstcome::orders {

namespace {

/// What a member of a load run bought earns no seller anything: its delivery is told to nobody.
std::vector<events::Event> withoutSales(sql::Connection &connection, std::vector<events::Event> events)
{
    const auto isSale = [](const events::Event &event) { return event.type == event::linesDelivered; };
    std::vector<Id> sold;
    for (const events::Event &event : events) {
        if (isSale(event))
            sold.push_back(event.key);
    }
    if (sold.empty())
        return events;
    const auto samples = sampleOrdersAmong(connection, sold);
    std::erase_if(events, [&](const events::Event &event) { return isSale(event) && samples.contains(event.key); });
    return events;
}

} // namespace

std::vector<LockedOrder> MoveOrders::lock(sql::Connection &connection, const std::vector<Id> &orderIds) const
{
    std::vector<LockedOrder> orders;
    std::unordered_map<Id, size_t> places;
    for (Order &order : m_tables.orders.lock(connection, orderIds)) {
        places.emplace(order.id, orders.size());
        orders.push_back({std::move(order)});
    }
    if (orders.empty())
        return orders;
    std::vector<Id> reserved;
    for (OrderLine &line : m_tables.orders.linesOf(connection, orderIds)) {
        if (line.state == LineState::Reserved)
            reserved.push_back(line.id);
        orders[places.at(line.orderId)].lines.push_back(std::move(line));
    }
    if (!reserved.empty()) {
        for (const stock::Hold &hold : m_tables.holds.lockHeld(connection, reserved))
            orders[places.at(hold.orderId)].held.push_back(hold);
    }
    return orders;
}

std::optional<LockedOrder> MoveOrders::lock(sql::Connection &connection, Id orderId) const
{
    auto orders = lock(connection, std::vector{orderId});
    return orders.empty() ? std::nullopt : std::optional(std::move(orders.front()));
}

OrderMoves MoveOrders::run(sql::Connection &connection, const std::vector<OrderEvent> &events, Instant now) const
{
    if (events.empty())
        return {};
    std::vector<Id> orderIds;
    bool withLines = false;
    for (const OrderEvent &event : events) {
        orderIds.push_back(orderIdOf(event));
        withLines = withLines || isAboutLines(event);
    }
    if (withLines)
        return run(connection, lock(connection, orderIds), events, now);
    std::vector<LockedOrder> orders;
    for (Order &order : m_tables.orders.lock(connection, orderIds))
        orders.push_back({std::move(order)});
    return run(connection, std::move(orders), events, now);
}

OrderMoves MoveOrders::run(sql::Connection &connection, std::vector<LockedOrder> orders,
                           const std::vector<OrderEvent> &events, Instant now) const
{
    OrderMoves moves = decide(std::move(orders), events, m_limits, now);
    write(connection, moves, now);
    return moves;
}

void MoveOrders::write(sql::Connection &connection, const OrderMoves &moves, Instant now) const
{
    m_tables.orders.write(connection, moves.orders);
    for (const auto &[move, ids] : moves.lines) {
        const qint64 moved = m_tables.orders.moveLines(connection, ids, move, now);
        FIRSTCOME_ASSERT(moved == qint64(ids.size()), "lines of a locked order move as they were read");
        if (move.to == LineState::Paid)
            SoldLineStore(connection).insert(ids);
    }
    m_tables.outbox.append(connection, withoutSales(connection, moves.events));
    // Rows that others wait for come last: a hot option is locked as briefly as can be.
    m_tables.holds.commit(connection, moves.committed, now);
    m_tables.holds.release(connection, moves.released, now);
    m_tables.admissions.giveBack(connection, moves.givenBack);
    m_tables.stock.putBack(connection, moves.putBack, now);
}

} // namespace firstcome::orders
