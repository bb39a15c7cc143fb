// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/history/history.h"
#include "shared/load/verdict/finding.h"
#include <map>
#include <unordered_map>

namespace firstcome::load {

inline bool isGranted(const HistoryTry &each)
{
    return each.order != 0;
}

/// Its order may be there although nobody knows.
inline bool isOpen(const HistoryTry &each)
{
    return !each.answeredMicros;
}

/// One option's units over the run.
struct HistoryUnits
{
    qint64 before = 0;
    std::optional<qint64> after;
    qint64 granted = 0;
    qint64 givenBack = 0;
    qint64 unknown = 0;        ///< asked for in tries without an answer
    qint64 othersTook = 0;     ///< as far as the history knows of others
    qint64 othersReturned = 0; ///< the same

    qint64 kept() const { return granted - givenBack; }
};

/// What several findings need, worked out once.
struct HistoryFacts
{
    const History &history;
    std::map<Id, HistoryUnits> units;
    std::unordered_map<Id, Id> sales; ///< by option, as far as the history shows

    explicit HistoryFacts(const History &given);
    /// 0 where the option is of none that is known.
    Id saleOf(Id option) const;
    /// Who else bought is known; else gaps and missing units are taken for theirs.
    bool knowsOthers() const { return history.others.has_value(); }
};

Finding placesDistinct(const HistoryFacts &facts);
Finding firstComeFirstServed(const HistoryFacts &facts);
Finding limitsHeld(const HistoryFacts &facts);
Finding turnedAwayRightly(const HistoryFacts &facts);
Finding openInItsTime(const HistoryFacts &facts);

} // namespace firstcome::load
