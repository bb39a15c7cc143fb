// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/contract/changes.h"
#include <span>

namespace firstcome {

/// The one way in which a module tells what changed: stores append it in their transaction, and once that is durable
/// everybody who subscribed hears it. Boards, requests that wait and consoles are such.
/// Invariant: what was rolled back is never heard; what one transaction appended is heard in that order.
/// Thread: `subscribe` before the first transaction; `append` inside one; listeners are called on the writer's thread
/// and must be quick.
class Changes
{
public:
    using Listener = std::function<void(std::span<const Change>)>;

    void subscribe(Listener listener) { m_listeners.push_back(std::move(listener)); }
    void append(sql::Connection &connection, std::vector<Change> changes) const;

private:
    std::vector<Listener> m_listeners;
};

} // namespace firstcome
