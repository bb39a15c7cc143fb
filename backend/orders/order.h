// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/contract/order_view.h"
#include <vector>

namespace firstcome::orders {

/// An order as its moves need it: everything of the row that can change, and what never does.
struct Order
{
    Id id = 0;
    Id memberId = 0;
    OrderState state = OrderState::PendingPayment;
    PaymentMethod method = PaymentMethod::Pg;
    Money total = 0;
    Instant holdExpiresAt{};
    std::optional<Instant> payingSince;
    std::optional<Instant> dueAt; ///< when it must have moved on or be looked at; nothing when nothing is awaited
    std::optional<Attention> attention;
    /// A cancel that waits for deliveries to let go: all that is needed to finish it and to answer its caller.
    std::optional<QString> cancelRequest;
    qint64 version = 1;
    Instant createdAt{};
    Instant updatedAt{};
};

struct OrderLine
{
    Id id = 0;
    Id orderId = 0;
    Id optionId = 0;
    Id productId = 0;
    Id storeId = 0;
    Id sellerId = 0;
    QString product;
    QString option;
    Money unitPrice = 0;
    qint64 quantity = 0;
    std::optional<Id> saleId;
    std::optional<qint64> admission;
    LineState state = LineState::Reserved;
    std::optional<Instant> paidAt;
    std::optional<Instant> deliveredAt;
    Money refundedAmount = 0;    ///< granted by claims, beside what a cancel of the line gives back
    qint64 returnedQuantity = 0; ///< units that claims brought back
    std::optional<Id> openClaimId;

    Money amount() const { return unitPrice * quantity; }
    /// What of its money has not gone back.
    Money left() const { return state == LineState::Cancelled ? 0 : amount() - refundedAmount; }
};

/// An order that moves: as it was read under its lock, and as it stands then.
struct MovedOrder
{
    Order before;
    Order after;
};

/// What makes the retry of an order the same request, beside its member.
struct OrderKey
{
    QByteArray key;
    QByteArray bodyHash; ///< of what was asked for (order_request.h)
};

/// An order as it was placed. Its answer is built from what never changes: ids, total, deadline, quantities, prices and
/// admissions.
struct PlacedOrder
{
    Order order;
    std::vector<OrderLine> lines;
};

/// An order as it is first written.
struct NewOrder
{
    PlacedOrder placed;
    OrderKey key;
    QByteArray trace;    ///< W3C traceparent of its request
    bool sample = false; ///< by a member of a load run: no business
};

} // namespace firstcome::orders
