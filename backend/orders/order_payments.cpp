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
    const auto order = m_tables.orders.find(connection, orderId);
    return order ? std::optional(payableOf(*order)) : std::nullopt;
}

Result<PayableOrder> OrderPayments::begin(sql::Connection &connection, Id orderId, Instant now) const
{
    auto order = m_tables.orders.lock(connection, orderId);
    if (!order)
        return refuse(code::orderNotFound);
    if (!isPayable(*order, now) ||
        !m_tables.orders.beginPaying(connection, orderId, {now, now + m_limits.paymentKnown}))
        return refuse(code::orderNotPayable,
                      QStringLiteral("The order is %1, its deadline %2%3.")
                          .arg(QLatin1StringView(textOf(order->state)), toIso(order->holdExpiresAt),
                               order->payingSince ? QStringLiteral(", and it is being paid") : QString()),
                      {{QStringLiteral("state"), QLatin1StringView(textOf(order->state))}});
    order->payingSince = now;
    ++order->version;
    return payableOf(*order);
}

bool OrderPayments::stopPaying(sql::Connection &connection, Id orderId, Instant now) const
{
    return m_tables.orders.stopPaying(connection, orderId, now);
}

bool OrderPayments::paid(sql::Connection &connection, Id orderId, Instant now) const
{
    const OrderMove move{OrderState::PendingPayment, OrderState::Paid, now + m_limits.stockCommitted};
    return m_tables.orders.move(connection, {orderId}, move, now) == 1;
}

bool OrderPayments::failed(sql::Connection &connection, Id orderId, const QString &reason, Instant now) const
{
    const auto order = m_tables.orders.lock(connection, orderId);
    if (!order || order->state != OrderState::PendingPayment)
        return false;
    closeUnpaid(m_tables, connection, {*order}, {OrderState::PaymentFailed, reason, now});
    return true;
}

bool OrderPayments::cancelUnpaid(sql::Connection &connection, const MoneyGone &gone, Instant now) const
{
    const auto order = m_tables.orders.lock(connection, gone.orderId);
    if (!order)
        return false;
    const OrderView view = viewOf(*order, m_tables.orders.linesOf(connection, {gone.orderId}));
    if (!(allowedActions(view.standing(), OrderRole::Operator) & OrderAction::CancelOrder))
        return false;
    CancelCall call;
    call.orderId = gone.orderId;
    call.role = OrderRole::Operator;
    call.form.reason = gone.reason;
    call.requestId = gone.requestId;
    call.scope = {gone.operatorId, "money gone", QByteArray::number(gone.orderId), {}};
    if (!order->cancelRequest)
        m_tables.orders.keepCancel(connection, gone.orderId, {intentOf(call), now}, now);
    return true;
}

void OrderPayments::moneyIsBack(sql::Connection &connection, Id orderId, Instant now) const
{
    const auto order = m_tables.orders.lock(connection, orderId);
    if (order && order->state == OrderState::Cancelled)
        m_tables.orders.endDue(connection, {orderId}, now);
}

void OrderPayments::setAttention(sql::Connection &connection, Id orderId, const QByteArray &reason, Instant now) const
{
    m_tables.orders.setAttention(connection, orderId, {reason, now}, now + m_limits.lookAgain);
}

void OrderPayments::endAttention(sql::Connection &connection, Id orderId, Instant now) const
{
    const auto order = m_tables.orders.lock(connection, orderId);
    if (!order || !order->attention)
        return;
    const bool awaited = !isFinal(order->state) && order->state != OrderState::Cancelled;
    m_tables.orders.endAttention(connection, orderId,
                                 {awaited ? std::optional(now + m_limits.lookAgain) : std::nullopt, now});
}

} // namespace firstcome::orders
