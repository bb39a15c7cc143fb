// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/simulators/gateway_book.h"
#include "shared/base/result.h"

namespace firstcome::simulators {

/// What a shopper does in the payment window, and what shall become of it.
struct WindowRequest
{
    QString orderId; ///< any, also one the shop does not know
    Money amount = 0;
    Outcome outcome = Outcome::Approve;
};

Result<WindowRequest> windowRequestFrom(const QByteArray &body);

/// The payment, authenticated and waiting to be confirmed; the body is `{paymentKey}`.
SimulatedAnswer openWindow(GatewayBook &book, const WindowRequest &request, Instant now);

} // namespace firstcome::simulators
