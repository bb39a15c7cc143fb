// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/settle_lines.h"

#include "backend/orders/order_events.h"
#include "backend/orders/order_rules.h"
#include "shared/base/assert.h"
#include <algorithm>
#include <map>

namespace firstcome::orders {

std::optional<LockedOrder> SettleLines::lock(sql::Connection &connection, Id orderId) const
{
    auto order = m_tables.orders.lock(connection, orderId);
    if (!order)
        return std::nullopt;
    return LockedOrder{std::move(*order), m_tables.orders.linesOf(connection, {orderId})};
}

bool SettleLines::cancel(sql::Connection &connection, LockedOrder &order, const Cancellation &cancellation) const
{
    std::vector<OrderLine> ending;
    std::map<LineState, std::vector<Id>> byState;
    for (OrderLine &line : order.lines) {
        const bool asked =
            std::find(cancellation.lineIds.begin(), cancellation.lineIds.end(), line.id) != cancellation.lineIds.end();
        if (!asked || !canMove({line.state, LineState::Cancelled, cancellation.deliveryFailed}))
            continue;
        ending.push_back(line);
        byState[line.state].push_back(line.id);
        line.state = LineState::Cancelled;
    }
    if (ending.empty())
        return false;
    for (const auto &[state, ids] : byState) {
        const LineMove move{state, LineState::Cancelled, cancellation.deliveryFailed};
        const qint64 moved = m_tables.orders.moveLines(connection, ids, move, cancellation.now);
        FIRSTCOME_ASSERT(moved == qint64(ids.size()), "lines of a locked order move as they were read");
    }
    returnUnits(connection, order, ending, cancellation.now);
    if (cancellation.endsRequest)
        order.order.cancelRequest.reset();
    const bool all = stateOfPaid(statesOf(order.lines)) == OrderState::Cancelled;
    moveTo(connection, order, all ? OrderState::Cancelled : OrderState::PartiallyCancelled, cancellation.now);
    m_tables.outbox.append(connection, linesCancelled(order.order, ending, cancellation.reason, cancellation.now));
    settle(connection, order, cancellation.now);
    return true;
}

void SettleLines::returnUnits(sql::Connection &connection, const LockedOrder &order,
                              const std::vector<OrderLine> &ending, Instant now) const
{
    std::vector<Id> held;
    std::vector<stock::StockMove> sold;
    for (const OrderLine &line : ending) {
        if (line.state == LineState::Reserved)
            held.push_back(line.id);
        else
            sold.push_back({line.optionId, line.quantity, "put-back:" + QByteArray::number(line.id)});
    }
    std::vector<sales::Allowance> allowances;
    for (const stock::Hold &hold : m_tables.holds.release(connection, held, now)) {
        const auto line = std::find_if(ending.begin(), ending.end(),
                                       [&hold](const OrderLine &candidate) { return candidate.id == hold.id; });
        if (line->saleId)
            allowances.push_back({*line->saleId, order.order.memberId, hold.quantity});
    }
    m_tables.admissions.giveBack(connection, std::move(allowances));
    m_tables.stock.putBack(connection, sold, now);
}

void SettleLines::moveTo(sql::Connection &connection, LockedOrder &locked, OrderState to, Instant now) const
{
    Order &order = locked.order;
    const auto due = dueOfPaid(statesOf(locked.lines), m_limits, now);
    const qint64 moved = m_tables.orders.move(connection, {order.id}, {order.state, to, due}, now);
    FIRSTCOME_ASSERT(moved == 1, "a locked order moves as it was read");
    order.state = to;
    if (!order.attention || !outlivesMoves(order.attention->reason))
        order.attention.reset();
    order.updatedAt = now;
    ++order.version;
    // What ends a line by itself leaves a cancel of others where it is: it goes on when it is due.
    if (order.cancelRequest && (to == OrderState::Paid || to == OrderState::PartiallyCancelled)) {
        m_tables.orders.keepCancel(connection, order.id, {order.cancelRequest, order.dueAt}, now);
        ++order.version;
        return;
    }
    order.cancelRequest.reset();
    order.dueAt = due;
}

void SettleLines::settle(sql::Connection &connection, LockedOrder &order, Instant now) const
{
    const OrderState to = stateOfPaid(statesOf(order.lines));
    if (to == OrderState::Completed && order.order.state != to) {
        moveTo(connection, order, to, now);
        m_tables.outbox.append(connection, orderCompleted(order.order, now));
    }
}

} // namespace firstcome::orders
