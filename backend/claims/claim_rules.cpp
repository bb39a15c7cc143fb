// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/claim_rules.h"

#include "shared/base/korean_day.h"
#include "shared/contract/error_codes.h"

namespace firstcome::claims {

namespace {

/// After midnight in Seoul, so that a day is over when its returns are completed.
constexpr std::chrono::minutes dailyAt{10};

QJsonObject leftOver(qint64 left)
{
    return {{QStringLiteral("left"), left}};
}

tl::unexpected<Refusal> tooMuch(Money left)
{
    return refuse(code::amountTooLarge, QStringLiteral("At most ₩%1 can be given back.").arg(left), leftOver(left));
}

tl::unexpected<Refusal> tooMany(qint64 left)
{
    return refuse(code::quantityInvalid, QStringLiteral("At most %1 can come back.").arg(left), leftOver(left));
}

bool isPaid(OrderState state)
{
    return state == OrderState::Paid || state == OrderState::PartiallyCancelled || state == OrderState::Completed;
}

Money moneyLeft(const LineFacts &facts)
{
    return std::min(facts.claimed.line.left(), facts.paymentLeft);
}

qint64 unitsLeft(const orders::OrderLine &line)
{
    return line.quantity - line.returnedQuantity;
}

Result<Asked> judgeRefund(const LineFacts &facts, const ClaimForm &form)
{
    const Money left = moneyLeft(facts);
    if (!isPaid(facts.claimed.order.state) || left <= 0)
        return refuse(code::notRefundable);
    const Money amount = form.amount.value_or(left);
    if (amount > left)
        return tooMuch(left);
    return Asked{0, amount};
}

Result<Asked> judgeReturn(const LineFacts &facts, const ClaimForm &form, Instant now)
{
    const orders::OrderLine &line = facts.claimed.line;
    if (line.state != LineState::Delivered || !line.deliveredAt)
        return refuse(code::notReturnable, QStringLiteral("The line is %1; what was delivered can be returned.")
                                               .arg(QLatin1StringView(textOf(line.state))));
    const Instant until = returnableUntil(*line.deliveredAt, facts.days);
    if (now >= until)
        return refuse(code::notReturnable, QStringLiteral("It could be returned until %1.").arg(toIso(until)),
                      {{QStringLiteral("until"), toIso(until)}});
    const qint64 units = unitsLeft(line);
    const Money left = moneyLeft(facts);
    if (units <= 0 || left <= 0)
        return refuse(code::notReturnable, QStringLiteral("Nothing of this line is left."));
    const qint64 quantity = form.quantity.value_or(units);
    if (quantity > units)
        return tooMany(units);
    return Asked{quantity, std::min(quantity * line.unitPrice, left)};
}

Result<ClaimGrant> grantReturn(const LineFacts &facts, const Claim &claim, const ApprovalForm &form)
{
    const qint64 quantity = form.quantity.value_or(claim.quantity);
    if (quantity > claim.quantity)
        return tooMany(claim.quantity);
    const Money most = std::min({quantity * facts.claimed.line.unitPrice, claim.amount, moneyLeft(facts)});
    const Money amount = form.amount.value_or(most);
    if (amount > most)
        return tooMuch(most);
    return ClaimGrant{amount, quantity, form.restock.value_or(true)};
}

Result<ClaimGrant> grantRefund(const LineFacts &facts, const Claim &claim, const ApprovalForm &form)
{
    const Money most = std::min(claim.amount, moneyLeft(facts));
    const Money amount = form.amount.value_or(claim.amount);
    if (amount > most)
        return tooMuch(most);
    const orders::OrderLine &line = facts.claimed.line;
    const bool restock = form.restock.value_or(false);
    const qint64 units = unitsLeft(line);
    const qint64 quantity = form.quantity.value_or(restock ? units : 0);
    if (quantity > 0 && line.state != LineState::Delivered)
        return refuse(code::valueInvalid, QStringLiteral("Units come back only of a line that was delivered."));
    if (quantity > units)
        return tooMany(units);
    return ClaimGrant{amount, quantity, restock};
}

} // namespace

Instant returnableUntil(Instant deliveredAt, std::chrono::days days)
{
    return koreanMidnight(deliveredAt, days + std::chrono::days(1));
}

Instant completedDailyAfter(Instant now)
{
    return koreanMidnight(now, std::chrono::days(1)) + dailyAt;
}

Result<Asked> judgeRequest(const LineFacts &facts, const ClaimForm &form, Instant now)
{
    if (facts.claimed.line.openClaimId)
        return refuse(code::claimOpen, QString::fromUtf8(code::claimOpen.sentence),
                      {{QStringLiteral("claimId"), idText(*facts.claimed.line.openClaimId)}});
    if (facts.rejected)
        return refuse(code::claimRejected);
    return form.kind == ClaimKind::Refund ? judgeRefund(facts, form) : judgeReturn(facts, form, now);
}

Result<ClaimGrant> judgeApproval(const LineFacts &facts, const Claim &claim, const ApprovalForm &form)
{
    if (moneyLeft(facts) <= 0)
        return refuse(code::notRefundable);
    return claim.kind == ClaimKind::Return ? grantReturn(facts, claim, form) : grantRefund(facts, claim, form);
}

Money givenAlone(const std::vector<Claim> &claims)
{
    Money given = 0;
    for (const Claim &claim : claims) {
        const bool alone = claim.granted && claim.decided->by != ClaimDecider::Daily && claim.decided->approvalId == 0;
        given += alone ? claim.granted->amount : 0;
    }
    return given;
}

} // namespace firstcome::claims
