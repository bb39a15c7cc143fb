// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <optional>

namespace firstcome {

enum class PaymentState { Ready, InProgress, Approved, PartiallyCanceled, Canceled, Failed, Expired };

/// The domain's word: READY, IN_PROGRESS, APPROVED, PARTIALLY_CANCELED, CANCELED, FAILED, EXPIRED.
const char *textOf(PaymentState state);
std::optional<PaymentState> paymentStateFrom(QByteArrayView name);

/// READY -> IN_PROGRESS -> APPROVED | FAILED | EXPIRED, READY -> FAILED | EXPIRED | APPROVED (balance, at once),
/// IN_PROGRESS -> READY (the gateway was never reached), APPROVED -> PARTIALLY_CANCELED -> CANCELED.
bool canMove(PaymentState from, PaymentState to);

} // namespace firstcome
