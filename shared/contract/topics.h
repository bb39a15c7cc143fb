// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Topics and event types of the order saga, keyed by order id. Payloads are JSON objects; ids are strings, money
/// integer.
namespace firstcome::topic {

constexpr auto orders = "firstcome.orders";
constexpr auto payments = "firstcome.payments";
constexpr auto stock = "firstcome.stock";
constexpr auto deliveries = "firstcome.deliveries";
constexpr auto claims = "firstcome.claims";

/// What an engine of its own is given room for, those nobody speaks on yet too; beside each its dead letters.
constexpr const char *all[] = {
    orders, payments, deliveries, stock, claims, "firstcome.members", "firstcome.catalog", "firstcome.ops"};
constexpr auto deadLetterSuffix = ".dlq";

} // namespace firstcome::topic

namespace firstcome::event {

// The fields of each: order_payloads.h, payment_payloads.h, delivery_payloads.h, claim_payloads.h.

// firstcome.orders, emitted by placement and orders
constexpr auto orderPlaced = "OrderPlaced";
constexpr auto orderClosed = "OrderClosed";
constexpr auto linesCancelled = "LinesCancelled";
constexpr auto orderCompleted = "OrderCompleted";
constexpr auto linesDelivered = "LinesDelivered";

// firstcome.payments, emitted by payments
constexpr auto paymentApproved = "PaymentApproved";
constexpr auto paymentCanceled = "PaymentCanceled";
constexpr auto refundEnded = "RefundEnded";

// firstcome.stock, emitted by orders when the holds of a paid order are committed
constexpr auto stockCommitted = "StockCommitted";

// firstcome.deliveries, emitted by deliveries
constexpr auto deliveryRequested = "DeliveryRequested";
constexpr auto deliveryStarted = "DeliveryStarted";
constexpr auto delivered = "Delivered";
constexpr auto deliveryFailed = "DeliveryFailed";

// firstcome.claims, emitted by claims
constexpr auto claimRequested = "ClaimRequested";
constexpr auto claimWithdrawn = "ClaimWithdrawn";
constexpr auto claimRejected = "ClaimRejected";
constexpr auto claimApproved = "ClaimApproved";
constexpr auto claimCompleted = "ClaimCompleted";

// firstcome.*.dlq, where an engine of its own carries the events: what a group could not apply
constexpr auto deadLetter = "DeadLetter"; ///< {group, reason, eventId, type, payload?: the text of its value}

} // namespace firstcome::event
