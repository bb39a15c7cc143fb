// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/history/history.h"
#include "shared/load/journey/buyer_journal.h"
#include "shared/load/journey/market.h"

namespace firstcome::load {

/// The stock the shop showed.
struct ShownStock
{
    std::vector<StockSeen> before;
    std::vector<StockSeen> after;
};

struct HistoryInput
{
    const BuyerJournal &journal;
    const Market &market;
    const ShownStock &stock;
    Instant startedAt;
    Moment readAt; ///< when the stock after the run was read
};

/// The history of a run whose journal kept its tries. Times count from the first try. Pure.
History historyOf(const HistoryInput &input);

} // namespace firstcome::load
