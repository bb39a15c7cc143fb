// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/history/history.h"
#include "shared/load/journey/buyer_journal.h"
#include "shared/load/journey/market.h"
#include <set>

namespace firstcome::load {

struct Books;

/// What the shop showed everybody.
struct ShownStock
{
    std::vector<StockSeen> before;
    std::vector<StockSeen> after; ///< none: the server was lost
    Market marketAfter{};         ///< empty: not known
};

/// When the stock after the run was read.
struct ReadMoment
{
    Moment ours;
    Instant server;           ///< as far as its clock is known, else our own
    bool serverKnown = false; ///< else no time of the shop's is compared with ours
};

struct HistoryInput
{
    const BuyerJournal &journal;
    const Market &market;
    const ShownStock &stock;
    Instant startedAt;
    ReadMoment readAt;
};

/// The history of a run whose journal kept its tries. Times count from the first try. Pure.
History historyOf(const HistoryInput &input);

/// Who is of the run, and what the server's books say of it.
struct OthersInput
{
    const BuyerJournal &journal;
    const Market &market;
    const std::set<Id> &members;
    const Books &books;
};

/// What all others bought, gave back and had, as the books have it. Pure.
HistoryOthers othersOf(const OthersInput &input);

} // namespace firstcome::load
