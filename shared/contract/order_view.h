// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/contract/order.h"

namespace firstcome {

struct OrderLineView
{
    Id lineId = 0;
    Id optionId = 0;
    Id productId = 0;
    Id storeId = 0;
    QString product;
    QString option;
    qint64 quantity = 0;
    Money unitPrice = 0;
    LineState state = LineState::Reserved;
    std::optional<Instant> paidAt;
    std::optional<Instant> deliveredAt;
    Money refundedAmount = 0;    ///< given back by claims
    qint64 returnedQuantity = 0; ///< units that came back
    std::optional<Id> openClaimId;
    std::optional<Id> saleId;
    std::optional<qint64> admission; ///< its sequence in the sale's ledger
};

/// An order that waits for a person. Not a state: the order keeps its own.
struct Attention
{
    QByteArray reason;
    Instant since{};
};

/// An order as lists and details show it; a list leaves `lines` empty.
struct OrderView
{
    Id id = 0;
    Id memberId = 0;
    OrderState state = OrderState::PendingPayment;
    PaymentMethod method = PaymentMethod::Pg;
    Money total = 0;
    Instant createdAt{};
    Instant updatedAt{};
    Instant holdExpiresAt{};
    std::optional<Instant> payingSince;
    std::optional<Attention> attention;
    qint64 version = 0;
    QList<OrderLineView> lines;

    OrderStanding standing() const;
};

QJsonObject toJson(const OrderLineView &line);
/// `actions` of the role are added as names (`allowedActions`).
QJsonObject toJson(const OrderView &order, OrderRole role);
/// Nothing when a field that must be there is not.
std::optional<OrderView> orderViewFrom(const QJsonObject &object);
QStringList actionNames(quint32 actions);

} // namespace firstcome
