// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/journey/buyer_journal.h"

#include <algorithm>

namespace firstcome::load {

std::size_t BuyerJournal::granted(Grant grant)
{
    m_grants.push_back(std::move(grant));
    return m_grants.size() - 1;
}

void BuyerJournal::paid(std::size_t grant, Id payment)
{
    Grant &told = m_grants[grant];
    told.paying = Paying::Approved;
    if (payment != 0 && std::find(told.payments.begin(), told.payments.end(), payment) == told.payments.end())
        told.payments.push_back(payment);
}

void BuyerJournal::paying(std::size_t grant, Paying state)
{
    m_grants[grant].paying = state;
}

void BuyerJournal::soldOut(std::span<const ShortLine> lines, Moment now)
{
    ++m_soldOutAnswers;
    for (const ShortLine &line : lines) {
        Shortage &shortage = m_shortages[line.option];
        ++shortage.refusals;
        shortage.unitsAsked += line.requested;
        shortage.leastSeen = std::min(shortage.leastSeen, line.available);
        shortage.fewestAsked = std::min(shortage.fewestAsked, line.requested);
        if (line.available >= line.requested)
            ++shortage.contradictions;
        if (line.available <= 0 && !shortage.firstAtZero)
            shortage.firstAtZero = now;
    }
}

void BuyerJournal::refused(const std::string &code)
{
    ++m_refusals[code];
}

void BuyerJournal::unanswered(Unanswered unanswered)
{
    m_unanswered.push_back(std::move(unanswered));
}

void BuyerJournal::tried(OrderTry orderTry)
{
    if (m_keepsTries)
        m_tries.push_back(std::move(orderTry));
}

} // namespace firstcome::load
