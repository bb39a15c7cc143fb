// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/claims/claim_rules.h"
#include "backend/claims/claim_store.h"
#include "backend/platform/http/preconditions.h"
#include "backend/platform/module/ground.h"
#include "shared/base/adjustable.h"

namespace firstcome::claims {

/// Who decides which claim, and which version of it he saw.
struct Deciding
{
    Id claimId = 0;
    ClaimDecider by = ClaimDecider::Operator;
    Id byId = 0;
    http::ExpectedVersions seen = http::ExpectedVersions::any();
    QByteArray requestId;
    Id approvalId = 0; ///< of a second person, who agreed
    Id approvedBy = 0;
};

/// Who takes which claim back.
struct Withdrawing
{
    Id claimId = 0;
    Id memberId = 0;
};

/// The moves of claims, each with its line, its event and (an operator's) audit entry in the caller's transaction.
/// Invariant: all claims of an order move under its lock; a claim's line names it as open while it is REQUESTED or
/// APPROVED; money goes back only for a ClaimApproved, once for its claim.
/// Thread: the writer's.
class MoveClaims
{
public:
    MoveClaims(const Ground &ground, const orders::OrderClaims &lines, const ClaimStore &claims,
               Adjustable<std::chrono::days> returnDays)
        : m_ground(ground), m_lines(lines), m_claims(claims), m_returnDays(std::move(returnDays))
    {
    }

    /// ORDER_NOT_FOUND, also for another's; those of judgeRequest.
    Result<Claim> request(sql::Connection &connection, Id memberId, const ClaimForm &form, Instant now) const;
    /// CLAIM_NOT_FOUND, also for another's; CLAIM_CLOSED.
    Result<Claim> withdraw(sql::Connection &connection, const Withdrawing &withdrawing, Instant now) const;
    /// The same, also for another seller's; PRECONDITION_FAILED; those of judgeApproval.
    Result<Claim> approve(sql::Connection &connection, const Deciding &deciding, const ApprovalForm &form,
                          Instant now) const;
    /// What `approve` would give, and how much of the order's money people who decided alone would have given back
    /// then.
    struct Judged
    {
        ClaimGrant grant;
        Money alone = 0;
    };
    /// Or why it would not.
    Result<Judged> judge(sql::Connection &connection, const Deciding &deciding, const ApprovalForm &form) const;
    Result<Claim> reject(sql::Connection &connection, const Deciding &deciding, const QString &reason,
                         Instant now) const;

    /// An open claim of a line that was cancelled is withdrawn: the line's money goes back without it.
    void lineCancelled(sql::Connection &connection, Id lineId, Instant now) const;
    /// The money of an approved claim went back, or will not.
    void paidBack(sql::Connection &connection, Id claimId, const Claim::Paid &paid) const;

private:
    /// A claim with its line, the order locked.
    struct Locked
    {
        Claim claim;
        LineFacts facts;
    };

    std::optional<Locked> lock(sql::Connection &connection, Id claimId) const;
    Result<Locked> lockToDecide(sql::Connection &connection, const Deciding &deciding) const;
    LineFacts factsOf(sql::Connection &connection, orders::ClaimedLine claimed) const;
    /// It ends without anything given back.
    Claim end(sql::Connection &connection, Locked locked, ClaimState to, Instant now) const;
    void write(sql::Connection &connection, Claim &claim, ClaimState from, qint64 orderVersion) const;
    void audit(sql::Connection &connection, const Deciding &deciding, const Claim &claim) const;

    const Ground m_ground;
    const orders::OrderClaims &m_lines;
    const ClaimStore &m_claims;
    const Adjustable<std::chrono::days> m_returnDays;
};

} // namespace firstcome::claims
