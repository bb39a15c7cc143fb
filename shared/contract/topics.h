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

// firstcome.orders, emitted by orders
constexpr auto orderPlaced = "OrderPlaced"; ///< {orderId, memberId, total, method, holdExpiresAt}
constexpr auto orderClosed =
    "OrderClosed"; ///< {orderId, state: PAYMENT_FAILED, EXPIRED or CANCELLED, reason?}: nothing was paid
/// {orderId, lineIds[], amount, reason, lines: [{lineId, sellerId, amount}]}: paid, the amount goes back; amounts are
/// less what refunds of the line gave back before
constexpr auto linesCancelled = "LinesCancelled";
constexpr auto orderCompleted = "OrderCompleted"; ///< {orderId}
constexpr auto linesDelivered = "LinesDelivered"; ///< {orderId, placedAt, lines: [{lineId, sellerId, storeId,
                                                  ///< amount}]}: they count for their sellers, so not told of load runs

// firstcome.payments, emitted by payments
constexpr auto paymentApproved = "PaymentApproved"; ///< {orderId, paymentId, amount, method}
constexpr auto paymentCanceled = "PaymentCanceled"; ///< {orderId, paymentId, amount, canceledAmount, cause}
/// {orderId, paymentId, cause, amount, by: BY_HAND or NOTHING}: what was asked back for this cause ended without us
/// having given it, closed by a person or because nothing was left
constexpr auto refundEnded = "RefundEnded";

// firstcome.stock, emitted by orders when the holds of a paid order are committed
constexpr auto stockCommitted = "StockCommitted"; ///< {orderId, memberId, lines: [{lineId, optionId, quantity}]}

// firstcome.deliveries, emitted by deliveries
constexpr auto deliveryRequested = "DeliveryRequested"; ///< {orderId, lineIds[]}
constexpr auto deliveryStarted = "DeliveryStarted";     ///< {orderId, lineId}
constexpr auto delivered = "Delivered";                 ///< {orderId, lineId}
constexpr auto deliveryFailed = "DeliveryFailed";       ///< {orderId, lineId, reason}

// firstcome.claims, emitted by claims
constexpr auto claimRequested = "ClaimRequested"; ///< {claimId, orderId, lineId, kind}
constexpr auto claimWithdrawn = "ClaimWithdrawn"; ///< the same
constexpr auto claimRejected = "ClaimRejected";   ///< the same
/// {claimId, orderId, lineId, memberId, sellerId, storeId, kind, quantity, amount, reason}: the amount goes back
constexpr auto claimApproved = "ClaimApproved";
/// The same less memberId and reason, and {paidAmount, paidBy: GATEWAY, BALANCE, BY_HAND or NOTHING}
constexpr auto claimCompleted = "ClaimCompleted";

// firstcome.*.dlq, where an engine of its own carries the events: what a group could not apply
constexpr auto deadLetter = "DeadLetter"; ///< {group, reason, eventId, type, payload?: the text of its value}

} // namespace firstcome::event
