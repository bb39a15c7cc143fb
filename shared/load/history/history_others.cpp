// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/history/journal_history.h"
#include "shared/load/verdict/verdict_findings.h"

namespace firstcome::load {

namespace {

using Units = std::map<Id, HistoryOthers::Units>;

/// Orders of the run that are of no member of it.
std::set<Id> ordersOfOthers(const VerdictFacts &facts)
{
    std::set<Id> orders;
    for (const auto &[id, order] : facts.input.books.orders) {
        const bool ours = order.member == 0 || facts.input.members.contains(order.member);
        if (!ours && !facts.told.contains(id))
            orders.insert(id);
    }
    return orders;
}

void countOrder(const BookOrder &order, Units &units)
{
    for (const BookLine &line : order.lines) {
        const auto found = units.find(line.line.option);
        if (found == units.end())
            continue;
        found->second.took += line.line.quantity;
        found->second.returned += isLive(order, line) ? 0 : line.line.quantity;
    }
}

/// Of an order that no list shows only its units together are known: they may be of any option of the sale, and may
/// have come back.
void countHidden(const BookAdmission &admission, const Market &market, Id sale, Units &units)
{
    for (const MarketProduct &product : market.products) {
        for (const Id option : product.sale == sale ? product.options : std::vector<Id>()) {
            units[option].took += admission.quantity;
            units[option].returned += admission.quantity;
        }
    }
}

class Ledger
{
public:
    Ledger(const VerdictFacts &facts, Units &units) : m_facts(facts), m_others(ordersOfOthers(facts)), m_units(units)
    {
        for (const Id id : m_others)
            countOrder(facts.input.books.orders.at(id), units);
    }

    void count(const BookSale &sale, HistoryOthers &others)
    {
        HistoryOthers::Places places{sale.id, 0};
        std::map<Id, qint64> had;
        for (const BookAdmission &admission : sale.admissions) {
            const bool ours = m_facts.input.members.contains(admission.member);
            const bool earlier = admission.order <= m_facts.input.books.lastOrderBefore;
            if (earlier && ours)
                had[admission.member] += admission.quantity;
            if (earlier || ours || m_facts.told.contains(admission.order))
                continue;
            ++places.count;
            if (!m_others.contains(admission.order))
                countHidden(admission, m_facts.input.market, sale.id, m_units);
        }
        if (places.count > 0)
            others.sales.push_back(places);
        for (const auto &[member, quantity] : had)
            others.members.push_back({sale.id, member, quantity});
    }

private:
    const VerdictFacts &m_facts;
    std::set<Id> m_others;
    Units &m_units;
};

} // namespace

HistoryOthers othersOf(const OthersInput &input)
{
    const VerdictFacts facts({input.market, input.members, input.journal, input.books});
    Units units;
    for (const auto &[option, sum] : facts.units)
        units[option] = {option, std::max<qint64>(0, -sum.received),
                         sum.before.held + std::max<qint64>(0, sum.received)};
    HistoryOthers others;
    Ledger ledger(facts, units);
    for (const BookSale &sale : input.books.sales)
        ledger.count(sale, others);
    for (const auto &[option, sum] : units) {
        if (sum.took != 0 || sum.returned != 0)
            others.options.push_back(sum);
    }
    return others;
}

} // namespace firstcome::load
