// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/claim.h"

#include "shared/contract/names.h"
#include <QJsonArray>

namespace firstcome {

namespace {

constexpr std::array kindNames{"REFUND", "RETURN"};
constexpr std::array stateNames{"REQUESTED", "WITHDRAWN", "REJECTED", "APPROVED", "COMPLETED"};
constexpr std::array deciderNames{"SELLER", "OPERATOR", "DAILY"};
constexpr std::array paidNames{"GATEWAY", "BALANCE", "BY_HAND", "NOTHING"};

QJsonArray namesOf(quint32 actions)
{
    QJsonArray names;
    if (actions & WithdrawClaim)
        names.append(QStringLiteral("withdraw"));
    if (actions & ApproveClaim)
        names.append(QStringLiteral("approve"));
    if (actions & RejectClaim)
        names.append(QStringLiteral("reject"));
    return names;
}

void insertDecision(QJsonObject &object, const Claim &claim)
{
    const Claim::Decided &decided = *claim.decided;
    object.insert(QStringLiteral("decidedBy"),
                  QJsonObject{{QStringLiteral("role"), QLatin1StringView(textOf(decided.by))}});
    object.insert(QStringLiteral("decidedAt"), toIso(decided.at));
    if (decided.approvalId > 0)
        object.insert(QStringLiteral("approvalId"), idText(decided.approvalId));
    if (!decided.note.isEmpty())
        object.insert(claim.state == ClaimState::Rejected ? QStringLiteral("rejection") : QStringLiteral("note"),
                      decided.note);
}

} // namespace

const char *textOf(ClaimKind kind)
{
    return kindNames[size_t(kind)];
}

const char *textOf(ClaimState state)
{
    return stateNames[size_t(state)];
}

const char *textOf(ClaimDecider decider)
{
    return deciderNames[size_t(decider)];
}

const char *textOf(PaidBackBy by)
{
    return paidNames[size_t(by)];
}

std::optional<ClaimKind> claimKindFrom(QByteArrayView text)
{
    return valueNamed<ClaimKind>(kindNames, text);
}

std::optional<ClaimState> claimStateFrom(QByteArrayView text)
{
    return valueNamed<ClaimState>(stateNames, text);
}

bool canMove(ClaimState from, ClaimState to)
{
    if (from == ClaimState::Approved)
        return to == ClaimState::Completed;
    return from == ClaimState::Requested &&
           (to == ClaimState::Withdrawn || to == ClaimState::Rejected || to == ClaimState::Approved);
}

quint32 allowedActions(ClaimState state, ClaimRole role)
{
    if (state != ClaimState::Requested)
        return 0;
    return role == ClaimRole::Owner ? quint32(WithdrawClaim) : ApproveClaim | RejectClaim;
}

QJsonObject toJson(const Claim &claim)
{
    QJsonObject object{{QStringLiteral("id"), idText(claim.id)},
                       {QStringLiteral("orderId"), idText(claim.orderId)},
                       {QStringLiteral("lineId"), idText(claim.lineId)},
                       {QStringLiteral("memberId"), idText(claim.memberId)},
                       {QStringLiteral("sellerId"), idText(claim.sellerId)},
                       {QStringLiteral("storeId"), idText(claim.storeId)},
                       {QStringLiteral("productId"), idText(claim.productId)},
                       {QStringLiteral("optionId"), idText(claim.optionId)},
                       {QStringLiteral("product"), claim.product},
                       {QStringLiteral("option"), claim.option},
                       {QStringLiteral("kind"), QLatin1StringView(textOf(claim.kind))},
                       {QStringLiteral("quantity"), claim.quantity},
                       {QStringLiteral("amount"), claim.amount},
                       {QStringLiteral("reason"), claim.reason},
                       {QStringLiteral("state"), QLatin1StringView(textOf(claim.state))},
                       {QStringLiteral("requestedAt"), toIso(claim.requestedAt)},
                       {QStringLiteral("updatedAt"), toIso(claim.updatedAt)},
                       {QStringLiteral("version"), claim.version}};
    if (claim.dueAt)
        object.insert(QStringLiteral("dueAt"), toIso(*claim.dueAt));
    if (claim.decided)
        insertDecision(object, claim);
    if (claim.granted) {
        object.insert(QStringLiteral("approvedAmount"), claim.granted->amount);
        object.insert(QStringLiteral("approvedQuantity"), claim.granted->quantity);
        object.insert(QStringLiteral("restock"), claim.granted->restock);
    }
    if (claim.paid) {
        object.insert(QStringLiteral("paidAmount"), claim.paid->amount);
        object.insert(QStringLiteral("paidBy"), QLatin1StringView(textOf(claim.paid->by)));
        object.insert(QStringLiteral("completedAt"), toIso(claim.paid->at));
    }
    return object;
}

QJsonObject toJson(const Claim &claim, ClaimRole role)
{
    QJsonObject object = toJson(claim);
    object.insert(QStringLiteral("allowedActions"), namesOf(allowedActions(claim.state, role)));
    if (claim.decided && claim.decided->id > 0 && role != ClaimRole::Owner)
        object.insert(QStringLiteral("decidedBy"),
                      QJsonObject{{QStringLiteral("role"), QLatin1StringView(textOf(claim.decided->by))},
                                  {QStringLiteral("id"), idText(claim.decided->id)}});
    return object;
}

} // namespace firstcome
