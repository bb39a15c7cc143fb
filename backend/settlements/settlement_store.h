// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/check.h"
#include "backend/platform/sql/connection.h"
#include "backend/settlements/settlement.h"
#include <span>
#include <unordered_map>
#include <vector>

namespace firstcome::settlements {

/// How far the settlement of a day has come.
struct Run
{
    Day day = 0;
    SettlementRunState state = SettlementRunState::Running;
    Id afterSeller = 0; ///< all up to this one are settled
    qint64 sellers = 0;
    qint64 lines = 0;
    Money net = 0;
    Instant startedAt{};
    Instant movedAt{};
    std::optional<Instant> endedAt;
    qint64 version = 1;
};

/// Both ends are of it.
struct Period
{
    Day from = 0;
    Day to = std::numeric_limits<int>::max();
};

struct SettlementFilter
{
    Period period;
    Id sellerId = 0; ///< 0: of all
    std::optional<SettlementState> state;
    Id before = std::numeric_limits<Id>::max(); ///< those with a lower id
};

/// What a seller has and gets.
struct Income
{
    Money settled = 0;  ///< of open rows, deficits with it
    Money clawback = 0; ///< of these the deficits: 0 or below
};

/// The tables `settlements` and `settlement_runs`.
/// Invariant: one row a seller and day; a deficit stands in one later row at most.
/// Thread: its connection's; as short-lived as the transaction.
class SettlementStore
{
public:
    explicit SettlementStore(sql::Connection &connection) : m_connection(connection) {}

    /// A seller's row of a day that is there already is left as it is.
    void insert(std::span<const Settlement> settlements);
    std::optional<Settlement> find(Id id);
    /// Newest first.
    std::vector<Settlement> page(const SettlementFilter &filter, int limit);

    /// What these sellers' open rows lack and no later row carries yet, as 0 or below; from now on it counts as
    /// carried.
    std::unordered_map<Id, Money> takeDeficits(const std::vector<Id> &sellerIds);
    /// Of one seller: open rows of the period and every deficit that is not carried; locked.
    std::vector<Settlement> openRows(Id sellerId, const Period &period);
    void putIntoPayout(const std::vector<Settlement> &rows, Id payoutId);
    /// The rows of a payout move on with it; back to OPEN they are in none.
    void movePayout(Id payoutId, SettlementState to);
    Income incomeOf(Id sellerId);

    /// Locked for who writes.
    std::optional<Run> run(Day day);
    void insert(const Run &run);
    void save(const Run &run);
    /// The oldest that is not done.
    std::optional<Run> unfinishedRun();
    /// The first day that was settled.
    std::optional<Day> firstRun();
    /// Newest day first.
    std::vector<Run> runs(Day before, int limit);

    /// What each seller has earned and not been paid, by his rows.
    std::unordered_map<Id, Money> unpaid();
    Id highestId();
    static QList<Check> checks();

private:
    std::vector<Settlement> readSettlements(sql::Statement &rows);
    std::vector<Run> readRuns(sql::Statement &rows);

    sql::Connection &m_connection;
};

QJsonObject toJson(const Run &run, Instant now);

} // namespace firstcome::settlements
