// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/journey/buyer_journal.h"
#include "shared/load/journey/market.h"
#include "shared/load/verdict/books.h"
#include <QString>
#include <set>

namespace firstcome::load {

/// One question of the verdict and its answer.
struct Finding
{
    QString id;   ///< stable, e.g. "no-oversell"
    QString name; ///< the sentence that holds when it is ok
    bool ok = true;
    QString evidence; ///< the figures it rests on, or the first cases against it
};

struct VerdictInput
{
    const Market &market;
    const std::set<Id> &members; ///< of the crowd
    const BuyerJournal &journal;
    const Books &books;
};

/// Compares what the buyers were told with the server's own books. Pure; every finding is always there.
std::vector<Finding> judge(const VerdictInput &input);

bool allOk(const std::vector<Finding> &findings);
/// One line a finding: "ok      name: evidence" or "FAILED  name: evidence".
QString findingsText(const std::vector<Finding> &findings);

} // namespace firstcome::load
