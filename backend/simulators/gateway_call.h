// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/simulators/gateway_book.h"
#include "backend/simulators/simulator_settings.h"

namespace firstcome::simulators {

/// One authenticated call of the gateway's API as its rules see it.
struct GatewayCall
{
    QByteArray route; ///< method and path: with the idempotency key the scope in which a call is the same
    QByteArray idempotencyKey;
    QJsonObject body;
    Instant now{};
    GatewaySettings settings;

    QByteArray text(QLatin1StringView name) const { return body[name].toString().toUtf8(); }
    /// A whole positive amount; nothing when absent or anything else.
    std::optional<Money> amount(QLatin1StringView name) const;
    /// What is kept of it; without a key nothing is.
    KeptCall kept(QByteArray subject) const;
};

/// Settles what needs no rule: an injected failure, a key that is too long, was used for another body, is still under
/// way, or is known and gets its first answer again. Nothing when the call must be decided.
std::optional<SimulatedAnswer> answeredEarly(GatewayBook &book, const GatewayCall &call);

} // namespace firstcome::simulators
