// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/ground.h"
#include "backend/settlements/settlement_store.h"
#include "shared/base/result.h"
#include <atomic>
#include <qcorotask.h>

namespace firstcome::settlements {

/// Which day is settled, and which operator wants it (0: its time has come).
struct RunCall
{
    Day day = 0;
    Id operatorId = 0;
    QByteArray requestId;
};

/// Settles days, the oldest first: closes the day, then sums and writes its sellers slice by slice.
/// Invariant: a day's set of lines is fixed before the first is read; each seller is settled once, whoever runs it, how
/// often and however it was interrupted; rows and ledger are one transaction. Thread: any with a Loop.
class RunSettlement
{
public:
    static constexpr int sellersAtOnce = 200;

    explicit RunSettlement(const Ground &ground);

    /// DAY_NOT_OVER, and VALUE_INVALID for a day before anything was sold. Answers when the day is settled; days before
    /// it that are not go first.
    QCoro::Task<Result<Run>> run(RunCall call);
    /// Whatever is due: what was interrupted, and each day whose time has come.
    QCoro::Task<> runDue();

    /// For tests that stop in the middle: closes the day and settles nobody yet.
    Run begin(sql::Connection &connection, const RunCall &call, Instant now) const;
    Run slice(sql::Connection &connection, const Run &seen, const std::vector<SellerSum> &sums, Instant now);

private:
    QCoro::Task<Run> settle(RunCall call);
    Day firstDay(sql::Connection &connection) const;
    std::optional<Day> nextDay(sql::Connection &connection, Day until) const;
    void post(sql::Connection &connection, const std::vector<Settlement> &settlements, Instant now) const;
    void tell(sql::Connection &connection, const Run &run, Instant now) const;

    const Ground m_ground;
    std::atomic<qint64> m_sellers{0}; ///< settled since start
};

} // namespace firstcome::settlements
