// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/money.h"
#include <vector>

namespace firstcome {

/// From an instant on, until just before another.
struct DaySpan
{
    Instant from{};
    Instant to{};
};

/// Money that came or went at the gateway, as payments booked it.
struct GatewayMove
{
    QByteArray cause; ///< of its entry in the ledger
    Id orderId = 0;   ///< 0: it was for a balance
    QByteArray paymentKey;
    Money amount = 0; ///< below 0 for what went back
    Money left = 0;   ///< of the payment, after all that went back since
};

/// What of a payment the gateway has otherwise, or what of it waits for a person.
struct GatewayDifference
{
    QByteArray kind;
    Id orderId = 0;
    QByteArray paymentKey;
    Money ours = 0;
    std::optional<Money> theirs;
    QString said;
};

/// A day at the gateway.
struct GatewayDay
{
    std::vector<GatewayMove> moves;
    std::vector<GatewayDifference> differences;
};

} // namespace firstcome
