// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/exception_store.h"
#include "backend/payments/payment_moves.h"
#include "backend/payments/payment_parts.h"

namespace firstcome::payments {

/// A person must look at this payment: kept, logged, and shown on its order.
void raiseException(sql::Connection &connection, const PaymentParts &parts, const Payment &payment,
                    const Raised &raised);
/// It has resolved itself, or a person has.
void endException(sql::Connection &connection, const PaymentParts &parts, const Payment &payment);

} // namespace firstcome::payments
