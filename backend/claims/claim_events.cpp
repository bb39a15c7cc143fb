// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/claim_events.h"

#include "backend/platform/events/event_payload.h"
#include "shared/contract/claim_payloads.h"

namespace firstcome::claims {

namespace {

events::Event approvedEvent(const Claim &claim, qint64 orderVersion)
{
    ClaimApproved told;
    told.claimId = claim.id;
    told.orderId = claim.orderId;
    told.lineId = claim.lineId;
    told.memberId = claim.memberId;
    told.sellerId = claim.sellerId;
    told.storeId = claim.storeId;
    told.kind = claim.kind;
    told.quantity = claim.granted->quantity;
    told.amount = claim.granted->amount;
    told.reason = claim.reason;
    return events::eventOf(told, orderVersion, claim.updatedAt);
}

events::Event completedEvent(const Claim &claim, qint64 orderVersion)
{
    ClaimCompleted told;
    told.claimId = claim.id;
    told.orderId = claim.orderId;
    told.lineId = claim.lineId;
    told.sellerId = claim.sellerId;
    told.storeId = claim.storeId;
    told.kind = claim.kind;
    told.quantity = claim.granted->quantity;
    told.amount = claim.granted->amount;
    told.paidAmount = claim.paid->amount;
    told.paidBy = claim.paid->by;
    return events::eventOf(told, orderVersion, claim.updatedAt);
}

} // namespace

events::Event eventOf(const Claim &claim, qint64 orderVersion)
{
    ClaimMoved told{event::claimRequested, claim.id, claim.orderId, claim.lineId, claim.kind};
    switch (claim.state) {
    case ClaimState::Approved:
        return approvedEvent(claim, orderVersion);
    case ClaimState::Completed:
        return completedEvent(claim, orderVersion);
    case ClaimState::Withdrawn:
        told.type = event::claimWithdrawn;
        break;
    case ClaimState::Rejected:
        told.type = event::claimRejected;
        break;
    case ClaimState::Requested:
        break;
    }
    return events::eventOf(told, orderVersion, claim.updatedAt);
}

} // namespace firstcome::claims
