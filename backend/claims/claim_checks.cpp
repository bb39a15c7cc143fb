// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/claim_checks.h"

#include "backend/payments/payment_store.h"
#include "backend/platform/events/event_history.h"

namespace firstcome::claims {

namespace {

constexpr int pageSize = 5'000;
constexpr int offendersShown = 5;

std::optional<QString> report(const QStringList &offenders)
{
    if (offenders.isEmpty())
        return std::nullopt;
    return QStringLiteral("first offenders: %1").arg(offenders.mid(0, offendersShown).join(u", "));
}

/// What claims say of a line, or the line of itself.
struct Given
{
    Money amount = 0;
    qint64 quantity = 0;
    Id open = 0;

    bool operator==(const Given &) const = default;
};

QByteArray causeOf(const char *what, Id claimId)
{
    return QByteArray(what) + QByteArray::number(claimId);
}

Instant lastEventAt(sql::Connection &connection)
{
    const qint64 last = events::logRange(connection).last;
    const auto found = events::eventsIn(connection, {last, last});
    return found.empty() ? Instant{} : found.back().at;
}

using Cancels = std::unordered_map<QByteArray, payments::CausedCancel>;

Cancels cancelsOfClaims(sql::Connection &connection)
{
    Cancels cancels;
    for (const payments::CausedCancel &cancel : payments::cancelsCausedBy(connection, "claim:"))
        cancels.emplace(cancel.cause, cancel);
    return cancels;
}

/// Whether this claim and the cancel it caused, if any, tell the same.
bool agrees(const Claim &claim, const payments::CausedCancel *cancel)
{
    using payments::TransactionState;
    if (!cancel)
        return !claim.paid || claim.paid->amount == 0;
    if (!claim.granted || cancel->amount > claim.granted->amount)
        return false;
    if (!claim.paid)
        return claim.state == ClaimState::Approved;
    const Money given = cancel->state == TransactionState::Done ? cancel->amount : 0;
    return cancel->state != TransactionState::Requested && claim.paid->amount == given;
}

} // namespace

template <typename See>
void ClaimChecks::walk(sql::Connection &connection, See see) const
{
    Id last = 0;
    for (auto page = m_claims.walk(connection, last, pageSize); !page.empty();
         page = m_claims.walk(connection, last, pageSize)) {
        for (const Claim &claim : page)
            see(claim);
        last = page.back().id;
    }
}

QList<Check> ClaimChecks::all() const
{
    const auto check = [this](QByteArray id, QString name,
                              std::optional<QString> (ClaimChecks::*violation)(sql::Connection &) const) {
        return Check{std::move(id), std::move(name), [this, violation](sql::Connection &connection, Instant) {
                         return (this->*violation)(connection);
                     }};
    };
    return {check("claims.lines",
                  QStringLiteral("What a line has given back is what its claims were granted, and it names the claim "
                                 "that is open."),
                  &ClaimChecks::wrongLines),
            check("claims.stock",
                  QStringLiteral("Units of a claim came back once, and were scrapped once unless they are sold again."),
                  &ClaimChecks::wrongStock),
            check("claims.money",
                  QStringLiteral("Each claim was paid back by one cancel of its own, of what it says was paid."),
                  &ClaimChecks::wrongMoney),
            check("claims.moving",
                  QStringLiteral("No approved claim waits for money that nobody asks for, and no return is overdue."),
                  &ClaimChecks::silentlyStuck)};
}

std::optional<QString> ClaimChecks::wrongLines(sql::Connection &connection) const
{
    std::unordered_map<Id, Given> given;
    walk(connection, [&given](const Claim &claim) {
        if (!claim.granted && !isOpen(claim.state))
            return;
        Given &line = given[claim.lineId];
        if (claim.granted) {
            line.amount += claim.granted->amount;
            line.quantity += claim.granted->quantity;
        }
        if (isOpen(claim.state))
            line.open = claim.id;
    });
    QStringList offenders;
    for (const orders::OrderLine &line : m_lines.claimedLines(connection)) {
        const auto found = given.find(line.id);
        const Given claimed = found == given.end() ? Given{} : found->second;
        if (!(claimed == Given{line.refundedAmount, line.returnedQuantity, line.openClaimId.value_or(0)}))
            offenders.append(QStringLiteral("line %1").arg(line.id));
        if (found != given.end())
            given.erase(found);
    }
    for (const auto &[lineId, claimed] : given)
        offenders.append(QStringLiteral("line %1").arg(lineId));
    return report(offenders);
}

std::optional<QString> ClaimChecks::wrongStock(sql::Connection &connection) const
{
    std::unordered_map<QByteArray, stock::StockMove> moves;
    for (const char *cause : {"claim:", "claim-scrap:"}) {
        const bool scrap = qstrcmp(cause, "claim:") != 0;
        for (const auto &entry : m_stock.entriesCausedBy(connection, cause)) {
            const bool right = entry.kind == (scrap ? StockEntryKind::Scrapped : StockEntryKind::PutBack);
            moves.emplace(right ? entry.move.cause : "wrong kind of " + entry.move.cause, entry.move);
        }
    }
    QStringList offenders;
    const auto take = [&moves](const Claim &claim, const QByteArray &cause) {
        const auto found = moves.find(cause);
        const bool right = found != moves.end() && found->second.optionId == claim.optionId &&
                           found->second.quantity == claim.granted->quantity;
        if (found != moves.end())
            moves.erase(found);
        return right;
    };
    walk(connection, [&](const Claim &claim) {
        if (!claim.granted || claim.granted->quantity == 0)
            return;
        const bool back = take(claim, causeOf("claim:", claim.id));
        const bool scrapped = claim.granted->restock || take(claim, causeOf("claim-scrap:", claim.id));
        if (!back || !scrapped)
            offenders.append(idText(claim.id));
    });
    for (const auto &[cause, move] : moves)
        offenders.append(QString::fromLatin1(cause));
    return report(offenders);
}

std::optional<QString> ClaimChecks::wrongMoney(sql::Connection &connection) const
{
    Cancels cancels = cancelsOfClaims(connection);
    QStringList offenders;
    walk(connection, [&](const Claim &claim) {
        const auto found = cancels.find(causeOf("claim:", claim.id));
        if (!agrees(claim, found == cancels.end() ? nullptr : &found->second))
            offenders.append(idText(claim.id));
        if (found != cancels.end())
            cancels.erase(found);
    });
    for (const auto &[cause, cancel] : cancels)
        offenders.append(QString::fromLatin1(cause));
    return report(offenders);
}

std::optional<QString> ClaimChecks::silentlyStuck(sql::Connection &connection) const
{
    // A stopped server moves nothing: what counts is the time of the last thing that happened.
    const Instant alive = lastEventAt(connection) - stuckAfter;
    const Cancels cancels = cancelsOfClaims(connection);
    QStringList offenders;
    walk(connection, [&](const Claim &claim) {
        const auto cancel = cancels.find(causeOf("claim:", claim.id));
        const bool asked = cancel != cancels.end() && cancel->second.state == payments::TransactionState::Requested;
        const bool unpaid = claim.state == ClaimState::Approved && !asked && claim.updatedAt < alive;
        const bool overdue = claim.state == ClaimState::Requested && claim.dueAt && *claim.dueAt < alive;
        if (unpaid || overdue)
            offenders.append(idText(claim.id));
    });
    return report(offenders);
}

} // namespace firstcome::claims
