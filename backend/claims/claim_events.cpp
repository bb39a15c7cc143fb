// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/claim_events.h"

#include "shared/contract/topics.h"
#include <QJsonDocument>

namespace firstcome::claims {

namespace {

const char *typeOf(ClaimState state)
{
    switch (state) {
    case ClaimState::Requested:
        return event::claimRequested;
    case ClaimState::Withdrawn:
        return event::claimWithdrawn;
    case ClaimState::Rejected:
        return event::claimRejected;
    case ClaimState::Approved:
        return event::claimApproved;
    case ClaimState::Completed:
        break;
    }
    return event::claimCompleted;
}

void insertGrant(QJsonObject &payload, const Claim &claim)
{
    payload.insert(QStringLiteral("sellerId"), idText(claim.sellerId));
    payload.insert(QStringLiteral("storeId"), idText(claim.storeId));
    payload.insert(QStringLiteral("quantity"), claim.granted->quantity);
    payload.insert(QStringLiteral("amount"), claim.granted->amount);
}

} // namespace

events::Event eventOf(const Claim &claim, qint64 orderVersion)
{
    QJsonObject payload{{QStringLiteral("claimId"), idText(claim.id)},
                        {QStringLiteral("orderId"), idText(claim.orderId)},
                        {QStringLiteral("lineId"), idText(claim.lineId)},
                        {QStringLiteral("kind"), QLatin1StringView(textOf(claim.kind))}};
    if (claim.granted)
        insertGrant(payload, claim);
    if (claim.state == ClaimState::Approved) {
        payload.insert(QStringLiteral("memberId"), idText(claim.memberId));
        payload.insert(QStringLiteral("reason"), claim.reason);
    }
    if (claim.paid) {
        payload.insert(QStringLiteral("paidAmount"), claim.paid->amount);
        payload.insert(QStringLiteral("paidBy"), QLatin1StringView(textOf(claim.paid->by)));
    }
    events::Event event;
    event.topic = topic::claims;
    event.key = claim.orderId;
    event.sequence = orderVersion;
    event.type = typeOf(claim.state);
    event.payload = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    event.at = claim.updatedAt;
    return event;
}

} // namespace firstcome::claims
