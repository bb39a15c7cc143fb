// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/history/history_facts.h"

namespace firstcome::load {

namespace {

/// As the head says, else as orders with a place in one sale alone show.
std::unordered_map<Id, Id> salesOfOptions(const History &history)
{
    std::unordered_map<Id, Id> sales;
    for (const HistoryOption &option : history.before) {
        if (option.sale != 0)
            sales.emplace(option.option, option.sale);
    }
    for (const HistoryTry &each : history.tries) {
        if (each.admissions.size() == 1 && each.lines.size() == 1)
            sales.emplace(each.lines.front().option, each.admissions.front().sale);
    }
    return sales;
}

std::map<Id, HistoryUnits> unitsOf(const History &history)
{
    std::map<Id, HistoryUnits> units;
    for (const HistoryOption &option : history.before)
        units[option.option].before = option.available;
    for (const HistoryOption &option : history.after)
        units[option.option].after = option.available;
    for (const HistoryTry &each : history.tries) {
        for (const HistoryLine &line : each.lines) {
            HistoryUnits &sum = units[line.option];
            sum.granted += isGranted(each) ? line.quantity : 0;
            sum.givenBack += isGranted(each) && each.givenBack ? line.quantity : 0;
            sum.unknown += isOpen(each) ? line.quantity : 0;
        }
    }
    for (const HistoryOthers::Units &other : history.others.value_or(HistoryOthers()).options) {
        HistoryUnits &sum = units[other.option];
        sum.othersTook += other.took;
        sum.othersReturned += other.returned;
    }
    return units;
}

} // namespace

HistoryFacts::HistoryFacts(const History &given) : history(given), units(unitsOf(given)), sales(salesOfOptions(given))
{
}

Id HistoryFacts::saleOf(Id option) const
{
    const auto found = sales.find(option);
    return found == sales.end() ? 0 : found->second;
}

} // namespace firstcome::load
