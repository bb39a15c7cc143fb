// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_payments.h"

#include "backend/orders/cancel_order.h"
#include "shared/contract/error_codes.h"

namespace firstcome::orders {

namespace {

PayableOrder payableOf(const Order &order)
{
    return {order.id,          order.memberId,  order.total,  order.method, order.state, order.holdExpiresAt,
            order.payingSince, order.attention, order.version};
}

} // namespace

std::optional<PayableOrder> OrderPayments::find(sql::Connection &connection, Id orderId) const
{
    const auto order = m_orders.find(connection, orderId);
    return order ? std::optional(payableOf(*order)) : std::nullopt;
}

std::vector<PayableOrder> OrderPayments::find(sql::Connection &connection, const std::vector<Id> &orderIds) const
{
    std::vector<PayableOrder> payable;
    for (const Order &order : m_orders.find(connection, orderIds))
        payable.push_back(payableOf(order));
    return payable;
}

Result<PayableOrder> OrderPayments::begin(sql::Connection &connection, Id orderId, Instant now) const
{
    const auto order = m_orders.lock(connection, orderId);
    if (!order)
        return refuse(code::orderNotFound);
    const OrderMoves moves = m_moves.run(connection, {LockedOrder{*order}}, {PayingBegins{orderId}}, now);
    if (moves.orders.empty())
        return refuse(code::orderNotPayable,
                      QStringLiteral("The order is %1, its deadline %2%3.")
                          .arg(QLatin1StringView(textOf(order->state)), toIso(order->holdExpiresAt),
                               order->payingSince ? QStringLiteral(", and it is being paid") : QString()),
                      {{QStringLiteral("state"), QLatin1StringView(textOf(order->state))}});
    return payableOf(moves.orders.front().after);
}

bool OrderPayments::lockWaiting(sql::Connection &connection, Id orderId) const
{
    const auto order = m_orders.lock(connection, orderId);
    return order && order->state == OrderState::PendingPayment;
}

bool OrderPayments::stopPaying(sql::Connection &connection, Id orderId, Instant now) const
{
    return !m_moves.run(connection, {PayingStops{orderId}}, now).orders.empty();
}

bool OrderPayments::paid(sql::Connection &connection, const std::vector<Id> &orderIds, Instant now) const
{
    std::vector<OrderEvent> booked;
    booked.reserve(orderIds.size());
    for (const Id orderId : orderIds)
        booked.push_back(PaymentBooked{orderId});
    return m_moves.run(connection, booked, now).orders.size() == orderIds.size();
}

bool OrderPayments::failed(sql::Connection &connection, Id orderId, const QString &reason, Instant now) const
{
    return !m_moves.run(connection, {EndsUnpaid{orderId, OrderState::PaymentFailed, reason}}, now).orders.empty();
}

bool OrderPayments::cancelUnpaid(sql::Connection &connection, const MoneyGone &gone, Instant now) const
{
    const auto locked = m_moves.lock(connection, gone.orderId);
    if (!locked)
        return false;
    const OrderView view = viewOf(locked->order, locked->lines);
    if (!(allowedActions(view.standing(), OrderRole::Operator) & OrderAction::CancelOrder))
        return false;
    CancelCall call;
    call.orderId = gone.orderId;
    call.by.role = OrderRole::Operator;
    call.form.reason = gone.reason;
    call.requestId = gone.requestId;
    call.scope = {gone.operatorId, "money gone", QByteArray::number(gone.orderId), {}};
    if (!locked->order.cancelRequest)
        m_moves.run(connection, {*locked}, {CancelKept{gone.orderId, intentOf(call), now}}, now);
    return true;
}

void OrderPayments::moneyIsBack(sql::Connection &connection, Id orderId, Money back, Instant now) const
{
    m_moves.run(connection, {MoneyMoved{orderId, back}}, now);
}

void OrderPayments::setAttention(sql::Connection &connection, Id orderId, const QByteArray &reason, Instant now) const
{
    m_moves.run(connection, {PersonNeeded{orderId, reason}}, now);
}

void OrderPayments::endAttention(sql::Connection &connection, Id orderId, Instant now) const
{
    m_moves.run(connection, {PersonDone{orderId}}, now);
}

} // namespace firstcome::orders
