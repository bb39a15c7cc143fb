// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/stock/option.h"
#include "shared/base/result.h"
#include "shared/contract/order.h"
#include <vector>

namespace firstcome::placement {

/// The body of POST /v1/orders.
struct OrderRequest
{
    std::vector<stock::OptionQuantity> lines; ///< each option once: repeated ones are added up
    PaymentMethod method = PaymentMethod::Pg;
    std::optional<Id> addressId;
    std::optional<Id> paymentMethodId;
    std::optional<Money> expectedTotal; ///< what the buyer was shown
};

constexpr size_t mostLines = 100;

/// SHA-256 of what is asked for, however the body was written: what is compared when an Idempotency-Key comes again.
QByteArray hashOf(const OrderRequest &request);

/// Reads it strictly, with simdjson because every order passes here. Form is 400 REQUEST_INVALID (unknown, missing or
/// mistyped fields; the edge has refused repeated ones); rules are 422: LINES_EMPTY, QUANTITY_INVALID, VALUE_INVALID.
/// Thread: any.
Result<OrderRequest> decodeOrderRequest(const QByteArray &body);

} // namespace firstcome::placement
