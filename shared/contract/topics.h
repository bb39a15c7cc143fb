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

} // namespace firstcome::topic

namespace firstcome::event {

// firstcome.orders, emitted by orders
constexpr auto orderPlaced = "OrderPlaced"; ///< {orderId, memberId, total, method, holdExpiresAt}
constexpr auto orderClosed =
    "OrderClosed"; ///< {orderId, state: PAYMENT_FAILED, EXPIRED or CANCELLED, reason?}: nothing was paid
constexpr auto linesCancelled = "LinesCancelled"; ///< {orderId, lineIds[], amount, reason}: paid, the amount goes back
constexpr auto orderCompleted = "OrderCompleted"; ///< {orderId}
constexpr auto linesDelivered = "LinesDelivered"; ///< {orderId, placedAt, lines: [{lineId, sellerId, storeId,
                                                  ///< amount}]}: they count for their sellers

// firstcome.payments, emitted by payments
constexpr auto paymentApproved = "PaymentApproved"; ///< {orderId, paymentId, amount, method}
constexpr auto paymentCanceled = "PaymentCanceled"; ///< {orderId, paymentId, amount, canceledAmount}

// firstcome.stock, emitted by orders when the holds of a paid order are committed
constexpr auto stockCommitted = "StockCommitted"; ///< {orderId, memberId, lines: [{lineId, optionId, quantity}]}

// firstcome.deliveries, emitted by deliveries
constexpr auto deliveryRequested = "DeliveryRequested"; ///< {orderId, lineIds[]}
constexpr auto deliveryStarted = "DeliveryStarted";     ///< {orderId, lineId}
constexpr auto delivered = "Delivered";                 ///< {orderId, lineId}
constexpr auto deliveryFailed = "DeliveryFailed";       ///< {orderId, lineId, reason}

// firstcome.claims, emitted by claims
constexpr auto claimCompleted = "ClaimCompleted"; ///< {claimId, orderId, lineId, amount}: what went back for the line

} // namespace firstcome::event
