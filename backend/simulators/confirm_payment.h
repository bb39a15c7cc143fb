// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/simulators/gateway_call.h"

namespace firstcome::simulators {

/// POST /v1/payments/confirm {paymentKey, orderId, amount}: approves the payment of a window, once, or does what the
/// window's outcome says.
SimulatedAnswer confirmPayment(GatewayBook &book, const GatewayCall &call);

} // namespace firstcome::simulators
