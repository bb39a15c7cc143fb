// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/agenda.h"

#include <algorithm>

namespace firstcome::simulation {

qint64 Agenda::due(Instant now) const
{
    return std::count_if(m_entries.begin(), m_entries.end(), [now](const Entry &entry) { return entry.at <= now; });
}

Agenda::Act Agenda::take(Instant now, Dice &dice)
{
    qint64 left = dice.below(due(now));
    const auto chosen = std::find_if(m_entries.begin(), m_entries.end(),
                                     [now, &left](const Entry &entry) { return entry.at <= now && left-- == 0; });
    Act act = std::move(chosen->act);
    m_entries.erase(chosen);
    return act;
}

std::optional<Instant> Agenda::next() const
{
    const auto first = std::min_element(m_entries.begin(), m_entries.end(),
                                        [](const Entry &a, const Entry &b) { return a.at < b.at; });
    return first == m_entries.end() ? std::nullopt : std::optional(first->at);
}

} // namespace firstcome::simulation
