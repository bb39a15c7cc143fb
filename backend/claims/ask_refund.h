// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approvals.h"
#include "backend/claims/move_claims.h"

namespace firstcome::claims {

/// An approval of a claim that gives more back than one person may decide: it waits for a second one, who is an
/// operator whoever asked.
/// Invariant: bound to the claim's version, so that whatever becomes of the claim makes it void.
/// Thread: the writer's.
class AskRefund
{
public:
    AskRefund(const Ground &ground, const ClaimStore &claims, const MoveClaims &moves, approvals::Approvals &acts);
    AskRefund(const AskRefund &) = delete;

    /// APPROVAL_WAITING.
    Result<approvals::Approval> run(sql::Connection &connection, const Deciding &deciding, const ApprovalForm &form,
                                    const ClaimGrant &grant) const;
    /// The one of this claim that waits.
    std::optional<approvals::Approval> waiting(sql::Connection &connection, Id claimId) const;

private:
    Result<approvals::Sight> look(sql::Connection &connection, const approvals::Proposal &proposal) const;
    Result<QJsonObject> carryOut(sql::Connection &connection, const approvals::Granted &granted) const;
    bool stands(sql::Connection &connection, const approvals::Approval &approval) const;

    const Ground m_ground;
    const ClaimStore &m_claims;
    const MoveClaims &m_moves;
    approvals::Approvals &m_acts;
};

} // namespace firstcome::claims
