// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/move_claims.h"

#include "backend/claims/claim_events.h"
#include "backend/orders/sample_order_store.h"
#include "backend/payments/payment_store.h"
#include "shared/base/assert.h"
#include "shared/contract/error_codes.h"

namespace firstcome::claims {

namespace {

Claim newClaim(const orders::ClaimedLine &claimed, const ClaimForm &form, const Asked &asked)
{
    const orders::OrderLine &line = claimed.line;
    Claim claim;
    claim.orderId = line.orderId;
    claim.lineId = line.id;
    claim.memberId = claimed.order.memberId;
    claim.sellerId = line.sellerId;
    claim.storeId = line.storeId;
    claim.productId = line.productId;
    claim.optionId = line.optionId;
    claim.product = line.product;
    claim.option = line.option;
    claim.kind = form.kind;
    claim.quantity = asked.quantity;
    claim.amount = asked.amount;
    claim.reason = form.reason;
    return claim;
}

tl::unexpected<Refusal> closed(const Claim &claim)
{
    return refuse(code::claimClosed, QStringLiteral("The claim is %1.").arg(QLatin1StringView(textOf(claim.state))),
                  {{QStringLiteral("state"), QLatin1StringView(textOf(claim.state))}});
}

} // namespace

LineFacts MoveClaims::factsOf(sql::Connection &connection, orders::ClaimedLine claimed) const
{
    LineFacts facts{std::move(claimed), false, 0, m_returnDays};
    for (const Claim &earlier : m_claims.ofLine(connection, facts.claimed.line.id))
        facts.rejected = facts.rejected || earlier.state == ClaimState::Rejected;
    facts.paymentLeft = payments::leftOf(connection, facts.claimed.order.id);
    return facts;
}

Result<Claim> MoveClaims::request(sql::Connection &connection, Id memberId, const ClaimForm &form, Instant now) const
{
    auto claimed = m_lines.lock(connection, {form.orderId, form.lineId});
    if (!claimed || claimed->order.memberId != memberId)
        return refuse(code::orderNotFound);
    const LineFacts facts = factsOf(connection, *std::move(claimed));
    const auto asked = judgeRequest(facts, form, now);
    if (!asked)
        return tl::unexpected(asked.error());
    Claim claim = newClaim(facts.claimed, form, *asked);
    claim.id = m_ground.ids.next(now);
    claim.requestedAt = now;
    claim.updatedAt = now;
    const bool sample = !orders::sampleOrdersAmong(connection, {claim.orderId}).empty();
    if (sample)
        claim.dueAt = now; // it waits for nobody
    else if (claim.kind == ClaimKind::Return)
        claim.dueAt = completedDailyAfter(now);
    m_claims.insert(connection, claim, sample ? ClaimStore::About::Sample : ClaimStore::About::Business);
    const qint64 version = m_lines.setOpenClaim(connection, facts.claimed, claim.id, now);
    m_ground.outbox.append(connection, eventOf(claim, version));
    return claim;
}

std::optional<MoveClaims::Locked> MoveClaims::lock(sql::Connection &connection, Id claimId) const
{
    const auto known = m_claims.find(connection, claimId);
    auto claimed = known ? m_lines.lock(connection, {known->orderId, known->lineId}) : std::nullopt;
    if (!claimed)
        return std::nullopt;
    // Read again: it may have moved until the lock was ours.
    return Locked{*m_claims.find(connection, claimId), factsOf(connection, *std::move(claimed))};
}

Result<MoveClaims::Locked> MoveClaims::lockToDecide(sql::Connection &connection, const Deciding &deciding) const
{
    auto locked = lock(connection, deciding.claimId);
    const bool theirs = locked && (deciding.by != ClaimDecider::Seller || locked->claim.sellerId == deciding.byId);
    if (!theirs)
        return refuse(code::claimNotFound);
    if (!deciding.seen.allow(locked->claim.version))
        return tl::unexpected(http::lostRace());
    if (locked->claim.state != ClaimState::Requested)
        return closed(locked->claim);
    return *std::move(locked);
}

Result<Claim> MoveClaims::withdraw(sql::Connection &connection, const Withdrawing &withdrawing, Instant now) const
{
    auto locked = lock(connection, withdrawing.claimId);
    if (!locked || locked->claim.memberId != withdrawing.memberId)
        return refuse(code::claimNotFound);
    if (locked->claim.state != ClaimState::Requested)
        return closed(locked->claim);
    return end(connection, *std::move(locked), ClaimState::Withdrawn, now);
}

Result<Claim> MoveClaims::reject(sql::Connection &connection, const Deciding &deciding, const QString &reason,
                                 Instant now) const
{
    auto locked = lockToDecide(connection, deciding);
    if (!locked)
        return tl::unexpected(locked.error());
    locked->claim.decided = Claim::Decided{deciding.by, deciding.byId, now, reason, 0};
    const Claim after = end(connection, *std::move(locked), ClaimState::Rejected, now);
    audit(connection, deciding, after);
    return after;
}

Claim MoveClaims::end(sql::Connection &connection, Locked locked, ClaimState to, Instant now) const
{
    Claim &claim = locked.claim;
    const ClaimState from = std::exchange(claim.state, to);
    claim.dueAt.reset();
    claim.updatedAt = now;
    const qint64 version = m_lines.setOpenClaim(connection, locked.facts.claimed, std::nullopt, now);
    write(connection, claim, from, version);
    return claim;
}

Result<MoveClaims::Judged> MoveClaims::judge(sql::Connection &connection, const Deciding &deciding,
                                             const ApprovalForm &form) const
{
    const auto locked = lockToDecide(connection, deciding);
    if (!locked)
        return tl::unexpected(locked.error());
    const auto grant = judgeApproval(locked->facts, locked->claim, form);
    if (!grant)
        return tl::unexpected(grant.error());
    return Judged{*grant, givenAlone(m_claims.ofOrder(connection, locked->claim.orderId)) + grant->amount};
}

Result<Claim> MoveClaims::approve(sql::Connection &connection, const Deciding &deciding, const ApprovalForm &form,
                                  Instant now) const
{
    auto locked = lockToDecide(connection, deciding);
    if (!locked)
        return tl::unexpected(locked.error());
    const auto granted = judgeApproval(locked->facts, locked->claim, form);
    if (!granted)
        return tl::unexpected(granted.error());
    Claim claim = locked->claim;
    claim.state = ClaimState::Approved;
    claim.dueAt.reset();
    claim.decided = Claim::Decided{deciding.by, deciding.byId, now, form.note, deciding.approvalId};
    claim.granted = *granted;
    claim.updatedAt = now;
    const orders::LineGrant grant{claim.id, granted->amount, granted->quantity, granted->restock,
                                  claim.kind == ClaimKind::Return};
    const qint64 version = m_lines.grant(connection, locked->facts.claimed, grant, now);
    write(connection, claim, ClaimState::Requested, version);
    audit(connection, deciding, claim);
    return claim;
}

void MoveClaims::lineCancelled(sql::Connection &connection, Id lineId, Instant now) const
{
    for (const Claim &claim : m_claims.ofLine(connection, lineId)) {
        if (claim.state != ClaimState::Requested)
            continue;
        if (auto locked = lock(connection, claim.id); locked && locked->claim.state == ClaimState::Requested)
            end(connection, *std::move(locked), ClaimState::Withdrawn, now);
    }
}

void MoveClaims::paidBack(sql::Connection &connection, Id claimId, const Claim::Paid &paid) const
{
    auto locked = lock(connection, claimId);
    if (!locked || locked->claim.state != ClaimState::Approved)
        return; // told before
    Claim &claim = locked->claim;
    claim.paid = paid;
    if (paid.by == PaidBackBy::Gateway && locked->facts.claimed.order.method == PaymentMethod::Balance)
        claim.paid->by = PaidBackBy::Balance;
    claim.state = ClaimState::Completed;
    claim.updatedAt = paid.at;
    const qint64 version = m_lines.setOpenClaim(connection, locked->facts.claimed, std::nullopt, paid.at);
    write(connection, claim, ClaimState::Approved, version);
}

void MoveClaims::write(sql::Connection &connection, Claim &claim, ClaimState from, qint64 orderVersion) const
{
    const bool moved = m_claims.move(connection, claim, from);
    FIRSTCOME_ASSERT(moved, "a claim of a locked order moves as it was read");
    Claim told = claim;
    // What was bought in a load run earned no seller anything: what goes back for it costs him nothing.
    if (claim.state == ClaimState::Completed && !orders::sampleOrdersAmong(connection, {claim.orderId}).empty())
        told.sellerId = 0;
    m_ground.outbox.append(connection, eventOf(told, orderVersion));
}

void MoveClaims::audit(sql::Connection &connection, const Deciding &deciding, const Claim &claim) const
{
    if (deciding.by != ClaimDecider::Operator)
        return;
    QJsonObject now{{QStringLiteral("state"), QLatin1StringView(textOf(claim.state))},
                    {QStringLiteral("orderId"), idText(claim.orderId)}};
    if (claim.granted) {
        now.insert(QStringLiteral("amount"), claim.granted->amount);
        now.insert(QStringLiteral("quantity"), claim.granted->quantity);
        now.insert(QStringLiteral("restock"), claim.granted->restock);
    }
    now.insert(QStringLiteral("reason"), claim.decided->note);
    if (deciding.approvalId > 0) {
        now.insert(QStringLiteral("approvalId"), idText(deciding.approvalId));
        now.insert(QStringLiteral("approvedBy"), idText(deciding.approvedBy));
    }
    m_ground.audit.append(connection, {deciding.byId,
                                       claim.granted ? "claim.approve" : "claim.reject",
                                       "claim:" + QByteArray::number(claim.id),
                                       {{QStringLiteral("state"), QLatin1StringView(textOf(ClaimState::Requested))},
                                        {QStringLiteral("amount"), claim.amount},
                                        {QStringLiteral("quantity"), claim.quantity}},
                                       now,
                                       deciding.requestId,
                                       claim.updatedAt});
}

} // namespace firstcome::claims
