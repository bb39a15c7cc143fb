// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/ask_refund.h"

#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"

namespace firstcome::claims {

using approvals::Approval;
using approvals::Granted;
using approvals::Proposal;
using approvals::Sight;

namespace {

Id claimOf(const Proposal &proposal)
{
    return idFrom(QByteArrayView(proposal.subjectId)).value_or(0);
}

QJsonObject termsOf(const ClaimGrant &grant, const QString &note)
{
    return {{QStringLiteral("amount"), grant.amount},
            {QStringLiteral("quantity"), grant.quantity},
            {QStringLiteral("restock"), grant.restock},
            {QStringLiteral("note"), note}};
}

ClaimGrant grantOf(const QJsonObject &terms)
{
    return {terms.value(QLatin1StringView("amount")).toInteger(),
            terms.value(QLatin1StringView("quantity")).toInteger(), terms.value(QLatin1StringView("restock")).toBool()};
}

/// All of it said, so that nothing is taken as it is by then.
ApprovalForm formOf(const QJsonObject &terms)
{
    const ClaimGrant grant = grantOf(terms);
    ApprovalForm form;
    form.amount = grant.amount;
    form.quantity = grant.quantity;
    form.restock = grant.restock;
    form.note = terms.value(QLatin1StringView("note")).toString();
    return form;
}

} // namespace

AskRefund::AskRefund(const Ground &ground, const ClaimStore &claims, const MoveClaims &moves,
                     approvals::Approvals &acts)
    : m_ground(ground), m_claims(claims), m_moves(moves), m_acts(acts)
{
    approvals::Act act;
    act.action = ApprovalAction::Refund;
    act.subjectType = "claim";
    act.permission = permission::RefundDecide;
    act.look = [this](sql::Connection &connection, const Proposal &proposal) { return look(connection, proposal); };
    act.carryOut = [this](sql::Connection &connection, const Granted &granted) {
        return carryOut(connection, granted);
    };
    act.stands = [this](sql::Connection &connection, const Approval &approval) { return stands(connection, approval); };
    act.effects = [this](sql::Connection &connection) { return m_claims.countApproved(connection); };
    acts.offer(std::move(act));
}

Result<Approval> AskRefund::run(sql::Connection &connection, const Deciding &deciding, const ApprovalForm &form,
                                const ClaimGrant &grant) const
{
    const auto claim = m_claims.find(connection, deciding.claimId);
    Proposal proposal;
    proposal.action = ApprovalAction::Refund;
    proposal.subjectId = QByteArray::number(deciding.claimId);
    proposal.terms = termsOf(grant, form.note);
    proposal.amount = grant.amount;
    proposal.reason = form.note.isEmpty() ? claim->reason : form.note;
    proposal.by = {deciding.by == ClaimDecider::Operator, deciding.byId};
    proposal.requestId = deciding.requestId;
    return m_acts.ask(connection, proposal, m_ground.clock());
}

std::optional<Approval> AskRefund::waiting(sql::Connection &connection, Id claimId) const
{
    Proposal proposal;
    proposal.action = ApprovalAction::Refund;
    proposal.subjectId = QByteArray::number(claimId);
    return m_acts.waiting(connection, proposal, m_ground.clock());
}

Result<Sight> AskRefund::look(sql::Connection &connection, const Proposal &proposal) const
{
    const auto claim = m_claims.find(connection, claimOf(proposal));
    if (!claim)
        return refuse(code::claimNotFound);
    const QJsonObject before{{QStringLiteral("state"), QLatin1StringView(textOf(claim->state))},
                             {QStringLiteral("amount"), claim->amount},
                             {QStringLiteral("quantity"), claim->quantity},
                             {QStringLiteral("orderId"), idText(claim->orderId)}};
    QJsonObject after = proposal.terms;
    after.remove(QLatin1StringView("note"));
    after.insert(QStringLiteral("state"), QLatin1StringView(textOf(ClaimState::Approved)));
    return Sight{QStringLiteral("%1 · %2").arg(claim->product, claim->option), before, after,
                 QByteArray::number(claim->version)};
}

Result<QJsonObject> AskRefund::carryOut(sql::Connection &connection, const Granted &granted) const
{
    const Proposal &asked = granted.approval.asked;
    Deciding deciding;
    deciding.claimId = claimOf(asked);
    deciding.by = asked.by.isOperator ? ClaimDecider::Operator : ClaimDecider::Seller;
    deciding.byId = asked.by.id;
    deciding.requestId = granted.requestId;
    deciding.approvalId = granted.approval.id;
    deciding.approvedBy = granted.by;
    const auto claim = m_moves.approve(connection, deciding, formOf(asked.terms), granted.now);
    if (!claim)
        return tl::unexpected(claim.error());
    return toJson(*claim, ClaimRole::Operator);
}

bool AskRefund::stands(sql::Connection &connection, const Approval &approval) const
{
    const auto claim = m_claims.find(connection, claimOf(approval.asked));
    const ClaimGrant grant = grantOf(approval.asked.terms);
    return claim && claim->decided && claim->granted && claim->decided->approvalId == approval.id &&
           claim->decided->id == approval.asked.by.id && claim->granted->amount == grant.amount &&
           claim->granted->quantity == grant.quantity && claim->granted->restock == grant.restock;
}

} // namespace firstcome::claims
