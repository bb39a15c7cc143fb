// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/contract/sale.h"
#include "shared/load/journey/told.h"

namespace firstcome::load {

/// How well the server's clock is known: its answers tell it to the second, and instances differ a little.
constexpr std::chrono::seconds clockWithin{2};

struct HistoryOption
{
    Id option = 0;
    qint64 available = 0;
    Id sale = 0; ///< 0: the file does not say
};

struct HistorySale
{
    Id sale = 0;
    std::optional<qint64> perMemberLimit;
    std::optional<SaleWindow> window{}; ///< by the server's clock
};

struct HistoryLine
{
    Id option = 0;
    qint64 quantity = 0;
};

/// One try to order. Times count from the start of the run.
struct HistoryTry
{
    Id member = 0;
    qint64 sentMicros = 0;
    std::optional<qint64> answeredMicros; ///< nothing: whether there is an order is not known
    int status = 0;
    std::string code;
    Id order = 0;           ///< 0: none was granted
    bool givenBack = false; ///< cancelled, not paid, or held for longer than its time
    std::vector<HistoryLine> lines;
    std::vector<ShortLine> shortLines;
    std::vector<ToldAdmission> admissions;
    std::optional<ToldLimit> limit{};
};

/// What was bought and given back beside the run, at most, as the server's books have it. Each list names only where
/// there was something; none does where the run was alone.
struct HistoryOthers
{
    struct Units
    {
        Id option = 0;
        qint64 took = 0;
        qint64 returned = 0; ///< of what they took, of holds from before the run, and stock that came in
    };
    struct Places
    {
        Id sale = 0;
        qint64 count = 0;
    };
    /// What a member of the run had been granted before it.
    struct Had
    {
        Id sale = 0;
        Id member = 0;
        qint64 units = 0;
    };

    std::vector<Units> options;
    std::vector<Places> sales;
    std::vector<Had> members;
};

/// What the buyers of a run saw.
struct History
{
    QString startedAt;
    std::optional<Instant> serverBegan{}; ///< what the server's clock showed where times count from
    std::vector<HistoryOption> before;
    std::vector<HistorySale> sales;
    std::vector<HistoryTry> tries;
    std::vector<HistoryOption> after;      ///< none: the server was lost
    std::vector<HistorySale> salesAfter{}; ///< none: not known
    std::optional<HistoryOthers> others{}; ///< nothing: nobody knows who else was there
};

/// JSON lines: a head, a line a try, an end. A refusal FILE_NOT_WRITTEN.
Result<void> writeHistory(const QString &path, const History &history);
/// A refusal FILE_INVALID names line and field; a file without its end is cut.
Result<History> readHistory(const QString &path);

} // namespace firstcome::load
