// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/simulators/gateway_call.h"

namespace firstcome::simulators {

/// POST /v1/billing/authorizations/card {customerKey, cardNumber, ...}: registers a card; its number is not kept.
SimulatedAnswer authorizeCard(GatewayBook &book, GatewayCall call);

/// POST /v1/billing/{billingKey} {customerKey, orderId, amount}: charges a registered card at once.
SimulatedAnswer chargeCard(GatewayBook &book, const QByteArray &billingKey, const GatewayCall &call);

} // namespace firstcome::simulators
