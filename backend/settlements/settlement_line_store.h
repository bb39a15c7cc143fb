// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/check.h"
#include "backend/platform/sql/connection.h"
#include "backend/settlements/settlement.h"
#include <span>
#include <vector>

namespace firstcome::settlements {

/// Lines of one seller and day, in order of id.
struct LinePage
{
    Day day = 0;
    Id sellerId = 0;
    Id after = 0;
};

/// The tables `settlement_lines`, `settlement_waiting_refunds`, `settlement_fence`, `settlement_rates`.
/// Thread: its connection's; as short-lived as the transaction.
class SettlementLineStore
{
public:
    explicit SettlementLineStore(sql::Connection &connection) : m_connection(connection) {}

    /// Those of a line or claim that are there already are left as they are.
    void insert(std::span<const SettlementLine> lines);
    std::optional<SettlementLine> saleOf(Id lineId);
    /// What went back for a line so far; the claim itself may be among it.
    BackBefore backOf(Id lineId);
    bool hasBack(const GivenBack &back);

    void keepWaiting(const GivenBack &back);
    /// Takes out what waits for this line's SALE, the oldest first.
    std::vector<GivenBack> takeWaiting(Id lineId);

    /// Locked for who writes: no line is written for a day up to this one.
    Day closedUntil();
    void closeUntil(Day day);
    /// The first day after `closed` that has lines.
    std::optional<Day> firstDayAfter(Day closed);

    /// Basis points for what was placed then.
    qint64 rateAt(Instant placed);
    /// From now on this is the fee; the first is that of all before.
    void setRate(qint64 basisPoints, Instant now);

    /// The next sellers of a day, in order of id after `after`, with their sums.
    std::vector<SellerSum> sums(Day day, Id after, int limit);
    std::vector<SettlementLine> page(const LinePage &page, int limit);
    Id highestId();
    static QList<Check> checks();

private:
    std::vector<SettlementLine> read(sql::Statement &rows);

    sql::Connection &m_connection;
};

} // namespace firstcome::settlements
