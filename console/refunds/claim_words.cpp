// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/refunds/claim_words.h"

#include "console/page/order_words.h"
#include "console/widgets/format.h"
#include <QCoreApplication>

namespace firstcome::claim_words {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("claim", text);
}

} // namespace

QString kind(ClaimKind kind)
{
    return kind == ClaimKind::Return ? translated(QT_TRANSLATE_NOOP("claim", "Return"))
                                     : translated(QT_TRANSLATE_NOOP("claim", "Refund"));
}

Pill pill(ClaimState state)
{
    switch (state) {
    case ClaimState::Requested:
        return {Tone::Watch, QStringLiteral("chronometer"), translated(QT_TRANSLATE_NOOP("claim", "Waiting"))};
    case ClaimState::Withdrawn:
        return {Tone::Neutral, QStringLiteral("edit-undo"), translated(QT_TRANSLATE_NOOP("claim", "Withdrawn"))};
    case ClaimState::Rejected:
        return {Tone::Neutral, QStringLiteral("dialog-cancel"), translated(QT_TRANSLATE_NOOP("claim", "Rejected"))};
    case ClaimState::Approved:
        return {Tone::Selected, QStringLiteral("wallet-open"),
                translated(QT_TRANSLATE_NOOP("claim", "Being paid back"))};
    case ClaimState::Completed:
        break;
    }
    return {Tone::Good, {}, translated(QT_TRANSLATE_NOOP("claim", "Completed"))};
}

QString product(const Claim &claim)
{
    const QString option = format::option(claim.option);
    return option.isEmpty() ? claim.product : claim.product + QStringLiteral(" · ") + option;
}

QString decider(const Claim::Decided &decided)
{
    switch (decided.by) {
    case ClaimDecider::Daily:
        return translated(QT_TRANSLATE_NOOP("claim", "the daily job"));
    case ClaimDecider::Seller:
        return translated(QT_TRANSLATE_NOOP("claim", "the seller"));
    case ClaimDecider::Operator:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("claim", "an operator"));
}

QString paidBack(const Claim::Paid &paid)
{
    const QString amount = format::money(paid.amount);
    switch (paid.by) {
    case PaidBackBy::Gateway:
        return translated(QT_TRANSLATE_NOOP("claim", "%1 went back at the payment gateway")).arg(amount);
    case PaidBackBy::Balance:
        return translated(QT_TRANSLATE_NOOP("claim", "%1 went back to the balance")).arg(amount);
    case PaidBackBy::ByHand:
        return translated(QT_TRANSLATE_NOOP("claim", "Ended by hand: a person saw to the money"));
    case PaidBackBy::Nothing:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("claim", "Nothing of the payment was left to go back"));
}

QStringList preview(const ClaimDetail &detail, const ClaimGrant &grant)
{
    const bool balance = detail.payment && detail.payment->method == PaymentMethod::Balance;
    QStringList lines{(balance ? translated(QT_TRANSLATE_NOOP("claim", "%1 goes back to the shopper's balance."))
                               : translated(QT_TRANSLATE_NOOP("claim", "%1 goes back at the payment gateway.")))
                          .arg(format::money(grant.amount))};
    if (const Money kept = detail.claim.amount - grant.amount; kept > 0)
        lines
            << translated(QT_TRANSLATE_NOOP("claim", "%1 of what was asked for stays paid.")).arg(format::money(kept));
    if (grant.quantity > 0)
        lines << (grant.restock ? QCoreApplication::translate("claim", "%Ln unit(s) are for sale again.", nullptr,
                                                              int(grant.quantity))
                                : QCoreApplication::translate("claim", "%Ln unit(s) are scrapped.", nullptr,
                                                              int(grant.quantity)));
    else
        lines << translated(QT_TRANSLATE_NOOP("claim", "The shopper keeps the goods."));
    lines << translated(QT_TRANSLATE_NOOP("claim", "It cannot be taken back."));
    return lines;
}

} // namespace firstcome::claim_words
