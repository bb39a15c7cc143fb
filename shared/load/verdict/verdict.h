// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/journey/buyer_journal.h"
#include "shared/load/journey/market.h"
#include "shared/load/verdict/books.h"
#include "shared/load/verdict/finding.h"
#include <set>

namespace firstcome::load {

struct VerdictInput
{
    const Market &market;
    const std::set<Id> &members; ///< of the crowd
    const BuyerJournal &journal;
    const Books &books;
};

/// Compares what the buyers were told with the server's own books. Pure; every finding is always there.
std::vector<Finding> judge(const VerdictInput &input);

} // namespace firstcome::load
