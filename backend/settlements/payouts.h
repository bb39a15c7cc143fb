// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approvals.h"
#include "backend/settlements/payout_store.h"
#include "backend/settlements/settlement_store.h"
#include "shared/base/adjustable.h"

namespace firstcome::settlements {

/// An operator decides about a payout.
struct PayoutCall
{
    Id payoutId = 0;
    Id operatorId = 0;
    QByteArray requestId;
    QString reason; ///< of a rejection
    Id approvalId = 0;
};

/// Sellers ask for what they earned; an operator pays it, above the tier together with a second one.
/// Invariant: a payout is the sum of its rows as it was asked for; rows, ledger, payout and audit are one transaction.
/// Thread: the writer's.
class Payouts
{
public:
    Payouts(const Ground &ground, approvals::Approvals &acts, Adjustable<Money> tier);
    Payouts(const Payouts &) = delete;

    /// NOTHING_TO_PAY, PAYOUT_WAITING.
    Result<Payout> request(sql::Connection &connection, Id sellerId, const Period &period, Instant now) const;
    /// 200 with the payout, or 202 where a second person is needed; PAYOUT_NOT_FOUND, PAYOUT_CLOSED,
    /// APPROVAL_WAITING.
    Result<sql::KeptAnswer> approve(sql::Connection &connection, const PayoutCall &call, Instant now) const;
    Result<Payout> reject(sql::Connection &connection, const PayoutCall &call, Instant now) const;
    QJsonObject shown(sql::Connection &connection, const Payout &payout) const;

private:
    Result<Payout> waiting(sql::Connection &connection, Id payoutId) const;
    Payout pay(sql::Connection &connection, Payout payout, const PayoutCall &call, Instant now) const;
    void close(sql::Connection &connection, const Payout &payout, const PayoutCall &call) const;
    Result<approvals::Sight> look(sql::Connection &connection, const approvals::Proposal &proposal) const;
    Result<QJsonObject> carryOut(sql::Connection &connection, const approvals::Granted &granted) const;
    void tell(sql::Connection &connection, const Payout &payout, Instant now) const;

    const Ground m_ground;
    approvals::Approvals &m_acts;
    const Adjustable<Money> m_tier;
};

} // namespace firstcome::settlements
