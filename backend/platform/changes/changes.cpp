// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/changes/changes.h"

namespace firstcome {

void Changes::append(sql::Connection &connection, std::vector<Change> changes) const
{
    if (changes.empty() || (m_listeners.empty() && !m_others))
        return;
    connection.afterCommit([this, changes = std::move(changes)] { tell(changes); });
}

void Changes::tell(std::span<const Change> changes) const
{
    hear(changes);
    if (m_others && !changes.empty())
        m_others(changes);
}

void Changes::tellOthers(const Change &change) const
{
    if (m_others)
        m_others(std::span(&change, 1));
}

void Changes::hear(std::span<const Change> changes) const
{
    for (const Listener &listener : m_listeners)
        listener(changes);
}

} // namespace firstcome
