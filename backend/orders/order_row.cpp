// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_row.h"

namespace firstcome::orders {

Order orderOf(const sql::Statement &row)
{
    Order order;
    order.id = row.integer(0);
    order.memberId = row.integer(1);
    order.state = orderStateFrom(row.text(2)).value_or(OrderState::PendingPayment);
    order.method = paymentMethodFrom(row.text(3)).value_or(PaymentMethod::Pg);
    order.total = row.integer(4);
    order.holdExpiresAt = row.instant(5);
    order.payingSince = row.optionalInstant(6);
    order.dueAt = row.optionalInstant(7);
    if (!row.isNull(8))
        order.attention = Attention{row.text(8), row.instant(9)};
    if (!row.isNull(10))
        order.cancelRequest = row.string(10);
    order.version = row.integer(11);
    order.createdAt = row.instant(12);
    order.updatedAt = row.instant(13);
    return order;
}

OrderLine lineOf(const sql::Statement &row)
{
    OrderLine line;
    line.id = row.integer(0);
    line.orderId = row.integer(1);
    line.optionId = row.integer(2);
    line.productId = row.integer(3);
    line.storeId = row.integer(4);
    line.sellerId = row.integer(5);
    line.product = row.string(6);
    line.option = row.string(7);
    line.unitPrice = row.integer(8);
    line.quantity = row.integer(9);
    line.saleId = row.optionalInteger(10);
    line.admission = row.optionalInteger(11);
    line.state = lineStateFrom(row.text(12)).value_or(LineState::Reserved);
    line.paidAt = row.optionalInstant(13);
    line.deliveredAt = row.optionalInstant(14);
    line.refundedAmount = row.integer(15);
    line.returnedQuantity = row.integer(16);
    line.openClaimId = row.optionalInteger(17);
    return line;
}

} // namespace firstcome::orders
