// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_moves.h"

/// An order of two lines, and what is decided about it.
namespace firstcome::orders {

inline constexpr Instant now = fromMillis(1'800'000'000'000);
inline constexpr Id orderId = 7;
inline constexpr Id member = 70;
inline constexpr Id saleId = 900;
inline const SagaLimits limits;

/// An order whose lines are in these states; those that are reserved are held. The first is of a sale.
inline LockedOrder orderOf(OrderState state, const std::vector<LineState> &lines)
{
    LockedOrder locked;
    locked.order.id = orderId;
    locked.order.memberId = member;
    locked.order.state = state;
    locked.order.version = 10;
    locked.order.holdExpiresAt = now + std::chrono::seconds(60);
    locked.order.dueAt = now - std::chrono::seconds(1);
    for (const LineState lineState : lines) {
        OrderLine line;
        line.id = orderId * 10 + Id(locked.lines.size()) + 1;
        line.orderId = orderId;
        line.sellerId = 8;
        line.storeId = 9;
        line.optionId = 500 + Id(locked.lines.size());
        line.unitPrice = 1'000;
        line.quantity = 2;
        line.state = lineState;
        if (locked.lines.empty())
            line.saleId = saleId;
        locked.lines.push_back(line);
        if (lineState == LineState::Reserved)
            locked.held.push_back(
                {line.id, orderId, line.optionId, line.quantity, HoldState::Held, now + std::chrono::seconds(60)});
    }
    locked.order.total = 2'000 * Money(lines.size());
    return locked;
}

inline OrderMoves decideOn(const LockedOrder &order, const std::vector<OrderEvent> &events)
{
    return decide({order}, events, limits, now);
}

inline const Order &after(const OrderMoves &moves)
{
    return moves.orders.front().after;
}

inline QList<QByteArray> typesOf(const OrderMoves &moves)
{
    QList<QByteArray> types;
    for (const events::Event &event : moves.events)
        types.append(event.type);
    return types;
}

inline std::vector<Id> moved(const OrderMoves &moves, const LineMove &move)
{
    const auto found = moves.lines.find(move);
    return found == moves.lines.end() ? std::vector<Id>() : found->second;
}

inline std::vector<Id> idsOf(const std::vector<stock::Hold> &holds)
{
    std::vector<Id> ids;
    for (const stock::Hold &hold : holds)
        ids.push_back(hold.id);
    return ids;
}

inline bool isNothing(const OrderMoves &moves)
{
    return moves.orders.empty() && moves.lines.empty() && moves.events.empty() && moves.committed.empty() &&
           moves.released.empty() && moves.givenBack.empty() && moves.putBack.empty();
}

inline constexpr Id first = orderId * 10 + 1;
inline constexpr Id second = orderId * 10 + 2;

/// The lines of an order in each state, as they may be: the first is open, the second too where it can be.
inline LockedOrder in(OrderState state)
{
    using enum LineState;
    switch (state) {
    case OrderState::PendingPayment:
        return orderOf(state, {Reserved, Reserved});
    case OrderState::Paid:
        return orderOf(state, {InDelivery, Delivered});
    case OrderState::PartiallyCancelled:
        return orderOf(state, {InDelivery, Cancelled});
    case OrderState::Completed:
        return orderOf(state, {Delivered, Delivered});
    default:
        return orderOf(state, {Cancelled, Cancelled});
    }
}

inline constexpr std::array states{OrderState::PendingPayment, OrderState::Paid,    OrderState::PaymentFailed,
                                   OrderState::Cancelled,      OrderState::Expired, OrderState::PartiallyCancelled,
                                   OrderState::Completed};

} // namespace firstcome::orders
