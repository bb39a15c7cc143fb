// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/simulators/gateway_call.h"

namespace firstcome::simulators {

/// POST /v1/payments/{paymentKey}/cancel {cancelReason, cancelAmount?}: pays back a part, or all that is left; each is
/// a transaction of its own and the sum never exceeds what was approved.
SimulatedAnswer cancelPayment(GatewayBook &book, const QByteArray &paymentKey, const GatewayCall &call);

} // namespace firstcome::simulators
