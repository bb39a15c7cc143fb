// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/changes/changes.h"

namespace firstcome {

void Changes::append(sql::Connection &connection, std::vector<Change> changes) const
{
    if (changes.empty() || m_listeners.empty())
        return;
    connection.afterCommit([this, changes = std::move(changes)] {
        for (const Listener &listener : m_listeners)
            listener(changes);
    });
}

} // namespace firstcome
