// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/refunds/claim_detail.h"

#include "shared/contract/names.h"
#include <QJsonArray>

namespace firstcome {

namespace {

Id idOf(const QJsonValue &value)
{
    return idFrom(QStringView(value.toString())).value_or(0);
}

/// The value that `text` names; the first one for what is not known.
template <typename T>
T named(const QJsonValue &value, std::initializer_list<T> all)
{
    const QByteArray name = value.toString().toLatin1();
    for (const T each : all) {
        if (name == textOf(each))
            return each;
    }
    return *all.begin();
}

void readDecision(const QJsonObject &object, Claim &claim)
{
    const auto at = fromIso(object.value(u"decidedAt").toString());
    if (!at)
        return;
    const QJsonValue by = object.value(u"decidedBy");
    const QString rejection = object.value(u"rejection").toString();
    claim.decided =
        Claim::Decided{named(by[u"role"], {ClaimDecider::Operator, ClaimDecider::Seller, ClaimDecider::Daily}),
                       idOf(by[u"id"]), *at, rejection.isEmpty() ? object.value(u"note").toString() : rejection};
    if (const QJsonValue amount = object.value(u"approvedAmount"); amount.isDouble())
        claim.granted = ClaimGrant{amount.toInteger(), object.value(u"approvedQuantity").toInteger(),
                                   object.value(u"restock").toBool()};
    if (const auto completed = fromIso(object.value(u"completedAt").toString()))
        claim.paid = Claim::Paid{object.value(u"paidAmount").toInteger(),
                                 named(object.value(u"paidBy"), {PaidBackBy::Gateway, PaidBackBy::Balance,
                                                                 PaidBackBy::ByHand, PaidBackBy::Nothing}),
                                 *completed};
}

ClaimedLine lineFrom(const QJsonValue &value)
{
    return {value[u"quantity"].toInteger(),
            value[u"unitPrice"].toInteger(),
            value[u"paid"].toInteger(),
            value[u"refundedAmount"].toInteger(),
            value[u"returnedQuantity"].toInteger(),
            value[u"left"].toInteger(),
            lineStateFrom(value[u"state"].toString().toLatin1()).value_or(LineState::Paid),
            fromIso(value[u"deliveredAt"].toString())};
}

std::optional<ClaimedPayment> paymentFrom(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    ClaimedPayment payment;
    payment.method = paymentMethodFrom(value[u"method"].toString().toLatin1()).value_or(PaymentMethod::Pg);
    payment.state = paymentStateFrom(value[u"state"].toString().toLatin1()).value_or(PaymentState::Approved);
    payment.amount = value[u"amount"].toInteger();
    payment.canceled = value[u"canceledAmount"].toInteger();
    payment.key = value[u"paymentKey"].toString();
    payment.exception = paymentExceptionFrom(value[u"exception"].toObject());
    return payment;
}

std::optional<AwaitedApproval> waitingFrom(const QJsonValue &value)
{
    const QString id = value[u"approvalId"].toString();
    if (id.isEmpty())
        return std::nullopt;
    return AwaitedApproval{id, value[u"amount"].toInteger(), value[u"requestedBy"][u"login"].toString(),
                           fromIso(value[u"expiresAt"].toString()).value_or(Instant{})};
}

} // namespace

Money ClaimDetail::most(qint64 units) const
{
    const Money most = std::max<Money>(0, std::min(claim.amount, line.left));
    return claim.kind == ClaimKind::Return ? std::min(most, units * line.unitPrice) : most;
}

std::optional<Claim> claimFrom(const QJsonObject &object)
{
    const auto id = idFrom(QStringView(object.value(u"id").toString()));
    const auto kind = claimKindFrom(object.value(u"kind").toString().toLatin1());
    const auto state = claimStateFrom(object.value(u"state").toString().toLatin1());
    if (!id || !kind || !state)
        return std::nullopt;
    Claim claim;
    claim.id = *id;
    claim.kind = *kind;
    claim.state = *state;
    claim.orderId = idOf(object.value(u"orderId"));
    claim.lineId = idOf(object.value(u"lineId"));
    claim.memberId = idOf(object.value(u"memberId"));
    claim.sellerId = idOf(object.value(u"sellerId"));
    claim.productId = idOf(object.value(u"productId"));
    claim.product = object.value(u"product").toString();
    claim.option = object.value(u"option").toString();
    claim.quantity = object.value(u"quantity").toInteger();
    claim.amount = object.value(u"amount").toInteger();
    claim.reason = object.value(u"reason").toString();
    claim.dueAt = fromIso(object.value(u"dueAt").toString());
    claim.version = object.value(u"version").toInteger();
    claim.requestedAt = fromIso(object.value(u"requestedAt").toString()).value_or(Instant{});
    claim.updatedAt = fromIso(object.value(u"updatedAt").toString()).value_or(claim.requestedAt);
    readDecision(object, claim);
    return claim;
}

std::optional<ClaimDetail> claimDetailFrom(const QJsonObject &object)
{
    const auto claim = claimFrom(object);
    if (!claim)
        return std::nullopt;
    ClaimDetail detail;
    detail.claim = *claim;
    const QJsonArray actions = object.value(u"allowedActions").toArray();
    for (const QJsonValue &action : actions)
        detail.actions.append(action.toString());
    const QJsonValue order = object.value(u"order");
    detail.orderState = orderStateFrom(order[u"state"].toString().toLatin1()).value_or(OrderState::Paid);
    detail.orderTotal = order[u"total"].toInteger();
    detail.orderedAt = fromIso(order[u"createdAt"].toString()).value_or(Instant{});
    detail.line = lineFrom(object.value(u"line"));
    detail.payment = paymentFrom(object.value(u"payment"));
    detail.waiting = waitingFrom(object.value(u"waiting"));
    const QJsonArray deliveries = object.value(u"deliveries").toArray();
    for (const QJsonValue &each : deliveries)
        detail.deliveries.append(
            {deliveryStateFrom(each[u"state"].toString().toLatin1()).value_or(DeliveryState::Requested),
             each[u"reference"].toString()});
    const QJsonArray earlier = object.value(u"earlierClaims").toArray();
    for (const QJsonValue &each : earlier) {
        if (const auto other = claimFrom(each.toObject()))
            detail.earlier.append(*other);
    }
    return detail;
}

} // namespace firstcome
