// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/check.h"
#include "backend/platform/module/gateway_day.h"
#include "backend/platform/sql/connection.h"
#include "backend/settlements/settlement.h"
#include <unordered_map>
#include <vector>

namespace firstcome::settlements {

/// What a seller asks to be paid, and what became of it.
struct Payout
{
    Id id = 0;
    Id sellerId = 0;
    Day from = 0;
    Day to = 0;
    Money amount = 0;
    qint64 settlements = 0;
    PayoutState state = PayoutState::Requested;
    Id approvalId = 0; ///< of a second person, above the tier
    Id decidedBy = 0;
    std::optional<Instant> decidedAt;
    QString reason; ///< of a rejection
    Instant requestedAt{};
    qint64 version = 1;
};

struct PayoutFilter
{
    Id sellerId = 0; ///< 0: of all
    std::optional<PayoutState> state;
    Id before = std::numeric_limits<Id>::max(); ///< those with a lower id
};

/// A seller's payouts, summed.
struct PayoutSums
{
    Money requested = 0;
    Money paid = 0;
};

/// What was paid in a time.
struct PaidPayouts
{
    qint64 count = 0;
    Money amount = 0;
};

/// The table `payouts`.
/// Invariant: of a seller one waits at most; what is decided stays so.
/// Thread: its connection's; as short-lived as the transaction.
class PayoutStore
{
public:
    explicit PayoutStore(sql::Connection &connection) : m_connection(connection) {}

    void insert(const Payout &payout);
    /// Locked for who writes.
    std::optional<Payout> find(Id id);
    std::optional<Payout> waitingOf(Id sellerId);
    /// Newest first.
    std::vector<Payout> page(const PayoutFilter &filter, int limit);
    /// Writes down how a REQUESTED one ended.
    void close(const Payout &payout);
    PayoutSums sumsOf(Id sellerId);
    PaidPayouts paidIn(const DaySpan &span);
    /// Without a second person, since then.
    Money paidAlone(Id sellerId, Instant since);
    std::optional<Payout> approvedBy(Id approvalId);
    qint64 countApproved();
    Id highestId();
    static QList<Check> checks();

private:
    std::vector<Payout> read(sql::Statement &rows);

    sql::Connection &m_connection;
};

} // namespace firstcome::settlements
