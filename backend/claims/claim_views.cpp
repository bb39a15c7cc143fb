// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/claim_views.h"

#include "shared/contract/permissions.h"
#include <QJsonArray>

namespace firstcome::claims {

namespace {

QJsonObject orderJson(const orders::Order &order, ClaimRole role)
{
    QJsonObject json{{QStringLiteral("id"), idText(order.id)},
                     {QStringLiteral("memberId"), idText(order.memberId)},
                     {QStringLiteral("state"), QLatin1StringView(textOf(order.state))},
                     {QStringLiteral("createdAt"), toIso(order.createdAt)}};
    if (role != ClaimRole::Seller) // other sellers' lines are in it
        json.insert(QStringLiteral("total"), order.total);
    return json;
}

QJsonObject lineJson(const orders::OrderLine &line)
{
    QJsonObject json{{QStringLiteral("lineId"), idText(line.id)},
                     {QStringLiteral("optionId"), idText(line.optionId)},
                     {QStringLiteral("quantity"), line.quantity},
                     {QStringLiteral("unitPrice"), line.unitPrice},
                     {QStringLiteral("paid"), line.amount()},
                     {QStringLiteral("refundedAmount"), line.refundedAmount},
                     {QStringLiteral("returnedQuantity"), line.returnedQuantity},
                     {QStringLiteral("left"), line.left()},
                     {QStringLiteral("state"), QLatin1StringView(textOf(line.state))}};
    if (line.deliveredAt)
        json.insert(QStringLiteral("deliveredAt"), toIso(*line.deliveredAt));
    return json;
}

QJsonValue paymentJson(const QJsonValue &payment, ClaimRole role)
{
    if (!payment.isObject() || role == ClaimRole::Operator)
        return payment;
    QJsonObject shown = payment.toObject();
    for (const char *theirs : {"paymentKey", "exception"})
        shown.remove(QLatin1StringView(theirs));
    return shown;
}

QJsonArray deliveriesOf(Id lineId, const QJsonArray &all)
{
    QJsonArray own;
    for (const QJsonValue &delivery : all) {
        if (delivery[QLatin1StringView("lineId")].toString() == idText(lineId))
            own.append(delivery);
    }
    return own;
}

} // namespace

ClaimViewer viewerOf(const http::Principal &principal, ClaimRole role)
{
    return {role, principal.id, role != ClaimRole::Operator || (principal.rights & permission::RefundDecide)};
}

QJsonObject shownTo(const ClaimViewer &viewer, const Claim &claim)
{
    QJsonObject shown = toJson(claim, viewer.role);
    if (!viewer.mayDecide)
        shown.insert(QStringLiteral("allowedActions"), QJsonArray());
    return shown;
}

std::optional<QJsonObject> ClaimViews::waiting(sql::Connection &connection, const Claim &claim, ClaimRole role) const
{
    const auto found = role == ClaimRole::Owner ? std::nullopt : m_asked.waiting(connection, claim.id);
    if (!found)
        return std::nullopt;
    const QJsonObject all =
        approvals::toJson(*found, m_peers.logins(connection, {found->asked.by.id}), /*decisions*/ 0);
    QJsonObject shown{{QStringLiteral("approvalId"), all.value(QLatin1StringView("id"))}};
    for (const char *field : {"amount", "requestedAt", "expiresAt"})
        shown.insert(QLatin1StringView(field), all.value(QLatin1StringView(field)));
    if (role == ClaimRole::Operator)
        shown.insert(QStringLiteral("requestedBy"), all.value(QLatin1StringView("requestedBy")));
    return shown;
}

QJsonObject ClaimViews::detail(sql::Connection &connection, const Claim &claim, const ClaimViewer &viewer) const
{
    const ClaimRole role = viewer.role;
    QJsonObject detail = shownTo(viewer, claim);
    if (const auto claimed = m_lines.find(connection, {claim.orderId, claim.lineId})) {
        detail.insert(QStringLiteral("order"), orderJson(claimed->order, role));
        detail.insert(QStringLiteral("line"), lineJson(claimed->line));
    }
    const QJsonObject parts = m_peers.orderParts(connection, claim.orderId);
    detail.insert(QStringLiteral("payment"), paymentJson(parts.value(QLatin1StringView("payment")), role));
    detail.insert(QStringLiteral("deliveries"),
                  deliveriesOf(claim.lineId, parts.value(QLatin1StringView("deliveries")).toArray()));
    QJsonArray earlier;
    for (const Claim &other : m_claims.ofLine(connection, claim.lineId)) {
        if (other.id < claim.id)
            earlier.append(toJson(other));
    }
    detail.insert(QStringLiteral("earlierClaims"), earlier);
    if (const auto approval = waiting(connection, claim, role))
        detail.insert(QStringLiteral("waiting"), *approval);
    return detail;
}

} // namespace firstcome::claims
