// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_claims.h"
#include "shared/base/result.h"
#include "shared/contract/claim.h"

namespace firstcome::claims {

/// What a shopper asks for.
struct ClaimForm
{
    Id orderId = 0;
    Id lineId = 0;
    ClaimKind kind = ClaimKind::Refund;
    std::optional<qint64> quantity; ///< of a RETURN; all that is left
    std::optional<Money> amount;    ///< of a REFUND; all that is left
    QString reason;
};

/// REQUEST_INVALID, VALUE_INVALID, QUANTITY_INVALID.
Result<ClaimForm> claimFormFrom(const QByteArray &body);

/// How a decider approves: nothing given is as it was asked for.
struct ApprovalForm
{
    std::optional<Money> amount;
    std::optional<qint64> quantity;
    std::optional<bool> restock;
    QString note;
};

Result<ApprovalForm> approvalFormFrom(const QByteArray &body);
/// The reason of a rejection.
Result<QString> rejectionFrom(const QByteArray &body);

/// What of a line decides about claims, beside the line itself.
struct LineFacts
{
    orders::ClaimedLine claimed;
    bool rejected = false;  ///< a claim of it was rejected
    Money paymentLeft = 0;  ///< of the order's payment
    std::chrono::days days; ///< after that of the delivery, on which it may still be returned
};

/// Until when a line delivered then may be returned: days of Seoul.
Instant returnableUntil(Instant deliveredAt, std::chrono::days days);
/// When the daily job completes a return that was asked for now: at 00:10 in Seoul after that day.
Instant completedDailyAfter(Instant now);

struct Asked
{
    qint64 quantity = 0;
    Money amount = 0;
};

/// CLAIM_OPEN, CLAIM_REJECTED, NOT_REFUNDABLE, NOT_RETURNABLE (with `until`), AMOUNT_TOO_LARGE and QUANTITY_INVALID
/// (with `left`).
Result<Asked> judgeRequest(const LineFacts &facts, const ClaimForm &form, Instant now);

/// What an approval gives: of a return what is left of its units, for sale again unless said otherwise; of a refund its
/// amount, and units only of a delivered line. NOT_REFUNDABLE, AMOUNT_TOO_LARGE, QUANTITY_INVALID, VALUE_INVALID.
Result<ClaimGrant> judgeApproval(const LineFacts &facts, const Claim &claim, const ApprovalForm &form);

/// What of an order, of which these are all claims, was given back by people who decided alone: neither by two nor by
/// the daily job. In parts nobody gives back more alone than at once.
Money givenAlone(const std::vector<Claim> &claims);

} // namespace firstcome::claims
