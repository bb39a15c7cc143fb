// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/state_pill.h"
#include "shared/contract/delivery.h"
#include "shared/contract/order.h"
#include "shared/contract/payment.h"

/// What the words of the domain are called here, in the operator's language. Thread: GUI.
namespace firstcome::order_words {

Pill pill(OrderState state);
Pill pill(LineState state);
Pill pill(PaymentState state);
Pill pill(DeliveryState state);
QString methodName(PaymentMethod method);
/// Why an order waits for a person.
QString attention(const QByteArray &reason);
/// A state as the API spells it ("PAID"), of an order, line, payment, delivery or hold; unknown ones as they are.
QString stateWord(const QString &name);

} // namespace firstcome::order_words
