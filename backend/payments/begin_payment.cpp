// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/begin_payment.h"

#include "backend/payments/payment_store.h"
#include "shared/contract/error_codes.h"

namespace firstcome::payments {

Result<orders::PayableOrder> beginPayment(sql::Connection &connection, const PaymentParts &parts,
                                          const BeginRequest &request)
{
    const auto order = parts.orders.find(connection, request.orderId);
    if (!order || order->memberId != request.memberId)
        return refuse(code::orderNotFound, QStringLiteral("There is no such order of yours."));
    if (request.amount != order->total)
        return refuse(code::amountMismatch, QStringLiteral("The amount is not the order's total."));
    const Instant now = parts.clock();
    const auto known = findPayment(connection, order->id);
    const bool open =
        order->state == OrderState::PendingPayment && order->holdExpiresAt > now && order->method == PaymentMethod::Pg;
    if (!open || (known && known->state != PaymentState::Ready))
        return refuse(code::orderNotPayable);
    if (!known) {
        Payment payment;
        payment.id = parts.ids.next(now);
        payment.subjectId = order->id;
        payment.gatewayOrder = QByteArray::number(order->id);
        payment.memberId = order->memberId;
        payment.method = textOf(order->method);
        payment.amount = order->total;
        payment.createdAt = now;
        insertPayment(connection, payment);
    }
    return *order;
}

} // namespace firstcome::payments
