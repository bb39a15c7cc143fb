// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/book_payments.h"

namespace firstcome::payments {

struct BeginRequest
{
    Id memberId = 0;
    Id orderId = 0;
    Money amount = 0;
};

/// Remembers what an order must be paid with before the shopper opens the payment window, so that the gateway's answer
/// can be compared; again for the same order gives the same. ORDER_NOT_FOUND, AMOUNT_MISMATCH or ORDER_NOT_PAYABLE.
Result<orders::PayableOrder> beginPayment(sql::Connection &connection, const PaymentParts &parts,
                                          const BeginRequest &request);

} // namespace firstcome::payments
