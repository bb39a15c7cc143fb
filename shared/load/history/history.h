// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/load/journey/told.h"

namespace firstcome::load {

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
};

/// What the buyers of a run saw.
struct History
{
    QString startedAt;
    std::vector<HistoryOption> before;
    std::vector<HistorySale> sales;
    std::vector<HistoryTry> tries;
    std::vector<HistoryOption> after;
};

/// JSON lines: a head, a line a try, an end. A refusal FILE_NOT_WRITTEN.
Result<void> writeHistory(const QString &path, const History &history);
/// A refusal FILE_INVALID names the line; a file without its end is cut.
Result<History> readHistory(const QString &path);

} // namespace firstcome::load
