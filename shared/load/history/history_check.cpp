// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/history/history_check.h"

#include "shared/load/history/history_facts.h"

#include <algorithm>

namespace firstcome::load {

namespace {

Finding nothingSoldTwice(const HistoryFacts &facts)
{
    Cases cases;
    qint64 kept = 0;
    for (const auto &[option, sum] : facts.units) {
        kept += sum.kept();
        const qint64 stock = sum.before + sum.othersReturned;
        if (sum.kept() > stock)
            cases.add(QStringLiteral("option %1: %2 units granted of %3").arg(option).arg(sum.kept()).arg(stock));
    }
    return cases.finding({"no-oversell", "no unit was granted twice"}, QStringLiteral("%1 units granted").arg(kept));
}

Finding unitsConserved(const HistoryFacts &facts)
{
    Cases cases;
    for (const auto &[option, sum] : facts.units) {
        const qint64 most = sum.before - sum.kept() + sum.othersReturned;
        const qint64 least = std::min(most, sum.before - sum.granted - sum.unknown - sum.othersTook);
        const bool lost = facts.knowsOthers() && sum.after < least;
        if (sum.after && (lost || *sum.after > most))
            cases.add(QStringLiteral("option %1: %2 before, %3 granted, %4 given back, %5 after")
                          .arg(option)
                          .arg(sum.before)
                          .arg(sum.granted)
                          .arg(sum.givenBack)
                          .arg(*sum.after));
    }
    return cases.finding(
        {"units-conserved", "what was there is granted or still there"},
        facts.knowsOthers() ? QStringLiteral("%1 options").arg(facts.units.size())
                            : QStringLiteral("%1 options; what is missing may be with others").arg(facts.units.size()));
}

} // namespace

std::vector<Finding> checkHistory(const History &history)
{
    const HistoryFacts facts(history);
    return {placesDistinct(facts), firstComeFirstServed(facts), nothingSoldTwice(facts), unitsConserved(facts),
            limitsHeld(facts),     turnedAwayRightly(facts),    openInItsTime(facts)};
}

} // namespace firstcome::load
