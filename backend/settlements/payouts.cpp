// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/payouts.h"

#include "backend/platform/module/peers.h"
#include "backend/wallets/ledger_store.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"
#include <QJsonDocument>

namespace firstcome::settlements {

using approvals::Approval;
using approvals::Granted;
using approvals::Proposal;
using approvals::Sight;

namespace {

/// What one person paid a seller alone within this time counts where he pays him again: parts are no way around the
/// tier.
constexpr std::chrono::hours addsUpFor{24};

Id payoutOf(const Proposal &proposal)
{
    return idFrom(QByteArrayView(proposal.subjectId)).value_or(0);
}

QJsonObject stateOf(const Payout &payout)
{
    return {{QStringLiteral("state"), QLatin1StringView(textOf(payout.state))},
            {QStringLiteral("amount"), payout.amount}};
}

} // namespace

Payouts::Payouts(const Ground &ground, approvals::Approvals &acts, Adjustable<Money> tier)
    : m_ground(ground), m_acts(acts), m_tier(std::move(tier))
{
    approvals::Act act;
    act.action = ApprovalAction::Payout;
    act.subjectType = "payout";
    act.permission = permission::PayoutDecide;
    act.look = [this](sql::Connection &connection, const Proposal &proposal) { return look(connection, proposal); };
    act.carryOut = [this](sql::Connection &connection, const Granted &granted) {
        return carryOut(connection, granted);
    };
    act.stands = [](sql::Connection &connection, const Approval &approval) {
        const auto payout = PayoutStore(connection).approvedBy(approval.id);
        return payout && payout->id == payoutOf(approval.asked) && payout->amount == approval.asked.amount &&
               payout->state == PayoutState::Paid;
    };
    act.effects = [](sql::Connection &connection) { return PayoutStore(connection).countApproved(); };
    acts.offer(std::move(act));
}

Result<Payout> Payouts::request(sql::Connection &connection, Id sellerId, const Period &period, Instant now) const
{
    PayoutStore store(connection);
    if (const auto other = store.waitingOf(sellerId))
        return refuse(code::payoutWaiting, QString::fromUtf8(code::payoutWaiting.sentence),
                      {{QStringLiteral("payoutId"), idText(other->id)}});
    SettlementStore settlements(connection);
    const auto rows = settlements.openRows(sellerId, period);
    Money amount = 0;
    for (const Settlement &row : rows)
        amount += row.payable();
    if (amount <= 0)
        return refuse(code::nothingToPay);
    Payout payout;
    payout.id = m_ground.ids.next(now);
    payout.sellerId = sellerId;
    payout.from = period.from;
    payout.to = period.to;
    payout.amount = amount;
    payout.settlements = qint64(rows.size());
    payout.requestedAt = now;
    store.insert(payout);
    settlements.putIntoPayout(rows, payout.id);
    tell(connection, payout, now);
    return payout;
}

Result<Payout> Payouts::waiting(sql::Connection &connection, Id payoutId) const
{
    const auto payout = PayoutStore(connection).find(payoutId);
    if (!payout)
        return refuse(code::payoutNotFound);
    if (payout->state != PayoutState::Requested)
        return refuse(code::payoutClosed);
    return *payout;
}

Result<sql::KeptAnswer> Payouts::approve(sql::Connection &connection, const PayoutCall &call, Instant now) const
{
    const auto payout = waiting(connection, call.payoutId);
    if (!payout)
        return tl::unexpected(payout.error());
    Proposal proposal;
    proposal.action = ApprovalAction::Payout;
    proposal.subjectId = QByteArray::number(payout->id);
    proposal.amount = payout->amount;
    proposal.by = {true, call.operatorId};
    proposal.requestId = call.requestId;
    // What two were to decide is not paid by one meanwhile, whatever the tier is now.
    if (const auto other = m_acts.waiting(connection, proposal, now))
        return approvals::waitsAlready(*other);
    const Money alone = PayoutStore(connection).paidAlone(payout->sellerId, now - addsUpFor) + payout->amount;
    if (alone <= m_tier) {
        const QJsonObject paid = shown(connection, pay(connection, *payout, call, now));
        return sql::KeptAnswer{200, QJsonDocument(paid).toJson(QJsonDocument::Compact)};
    }
    const auto asked = m_acts.ask(connection, proposal, now);
    if (!asked)
        return tl::unexpected(asked.error());
    return approvals::acceptedAnswer(*asked);
}

Result<Payout> Payouts::reject(sql::Connection &connection, const PayoutCall &call, Instant now) const
{
    auto payout = waiting(connection, call.payoutId);
    if (!payout)
        return payout;
    payout->state = PayoutState::Rejected;
    payout->reason = call.reason;
    payout->decidedBy = call.operatorId;
    payout->decidedAt = now;
    SettlementStore(connection).movePayout(payout->id, SettlementState::Open);
    close(connection, *payout, call);
    return PayoutStore(connection).find(payout->id).value();
}

Payout Payouts::pay(sql::Connection &connection, Payout payout, const PayoutCall &call, Instant now) const
{
    payout.state = PayoutState::Paid;
    payout.approvalId = call.approvalId;
    payout.decidedBy = call.operatorId;
    payout.decidedAt = now;
    SettlementStore(connection).movePayout(payout.id, SettlementState::Paid);
    wallets::postAll(connection, {{"payout:" + QByteArray::number(payout.id), wallets::Account::seller(payout.sellerId),
                                   wallets::Account::payouts(), payout.amount, now}});
    close(connection, payout, call);
    return PayoutStore(connection).find(payout.id).value();
}

void Payouts::close(sql::Connection &connection, const Payout &payout, const PayoutCall &call) const
{
    Payout closed = payout;
    ++closed.version;
    PayoutStore(connection).close(closed);
    QJsonObject after = stateOf(closed);
    if (!closed.reason.isEmpty())
        after.insert(QStringLiteral("reason"), closed.reason);
    if (closed.approvalId)
        after.insert(QStringLiteral("approvalId"), idText(closed.approvalId));
    const bool paid = closed.state == PayoutState::Paid;
    const QJsonObject before{{QStringLiteral("state"), QStringLiteral("REQUESTED")}};
    m_ground.audit.append(connection, {call.operatorId, paid ? "payout.pay" : "payout.reject",
                                       "payout:" + QByteArray::number(closed.id), before, after, call.requestId,
                                       *closed.decidedAt});
    tell(connection, closed, *closed.decidedAt);
}

Result<Sight> Payouts::look(sql::Connection &connection, const Proposal &proposal) const
{
    const auto payout = waiting(connection, payoutOf(proposal));
    if (!payout)
        return tl::unexpected(payout.error());
    const auto logins = m_ground.peers.logins(connection, {payout->sellerId});
    const auto seller = logins.find(payout->sellerId);
    const QString label = QStringLiteral("%1 · %2 – %3")
                              .arg(seller == logins.end() ? idText(payout->sellerId) : seller->second,
                                   dayText(payout->from), dayText(payout->to));
    Payout paid = *payout;
    paid.state = PayoutState::Paid;
    return Sight{label, stateOf(*payout), stateOf(paid),
                 QByteArray::number(payout->amount) + '/' + QByteArray::number(payout->version)};
}

Result<QJsonObject> Payouts::carryOut(sql::Connection &connection, const Granted &granted) const
{
    const auto payout = waiting(connection, payoutOf(granted.approval.asked));
    if (!payout)
        return tl::unexpected(payout.error());
    const PayoutCall call{payout->id, granted.by, granted.requestId, {}, granted.approval.id};
    return shown(connection, pay(connection, *payout, call, granted.now));
}

QJsonObject Payouts::shown(sql::Connection &connection, const Payout &payout) const
{
    const auto logins = m_ground.peers.logins(connection, {payout.sellerId, payout.decidedBy});
    const auto nameOf = [&logins](Id id) {
        const auto login = logins.find(id);
        return login == logins.end() ? QString() : login->second;
    };
    QJsonObject object{{QStringLiteral("id"), idText(payout.id)},
                       {QStringLiteral("sellerId"), idText(payout.sellerId)},
                       {QStringLiteral("seller"), nameOf(payout.sellerId)},
                       {QStringLiteral("from"), dayText(payout.from)},
                       {QStringLiteral("to"), dayText(payout.to)},
                       {QStringLiteral("amount"), payout.amount},
                       {QStringLiteral("state"), QLatin1StringView(textOf(payout.state))},
                       {QStringLiteral("settlements"), payout.settlements},
                       {QStringLiteral("requestedAt"), toIso(payout.requestedAt)},
                       {QStringLiteral("version"), payout.version}};
    if (payout.decidedBy)
        object.insert(QStringLiteral("decidedBy"), QJsonObject{{QStringLiteral("id"), idText(payout.decidedBy)},
                                                               {QStringLiteral("login"), nameOf(payout.decidedBy)}});
    if (payout.decidedAt)
        object.insert(QStringLiteral("decidedAt"), toIso(*payout.decidedAt));
    if (!payout.reason.isEmpty())
        object.insert(QStringLiteral("reason"), payout.reason);
    if (payout.approvalId)
        object.insert(QStringLiteral("approvalId"), idText(payout.approvalId));
    return object;
}

void Payouts::tell(sql::Connection &connection, const Payout &payout, Instant now) const
{
    m_ground.changes.append(
        connection, {PayoutChanged{payout.id, payout.sellerId, payout.amount, payout.state, payout.version, now}});
}

} // namespace firstcome::settlements
