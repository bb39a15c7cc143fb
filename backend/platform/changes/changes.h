// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/contract/changes.h"
#include <atomic>
#include <span>

namespace firstcome {

/// The one way in which a module tells what changed: stores append it in their transaction, and once that is durable
/// everybody who subscribed hears it. Boards, requests that wait and consoles are such; other processes hear it too.
/// Invariant: what was rolled back is never heard; what one transaction appended is heard in that order.
/// Thread: `subscribe` and `sendTo` before the first transaction; `append` inside one; the rest any. Listeners are
/// called on the thread of who tells: they must be quick, and safe to call on several at once.
class Changes
{
public:
    using Listener = std::function<void(std::span<const Change>)>;
    using Steady = std::chrono::steady_clock;

    /// What others have committed longer ago is known here; else SQL is asked.
    static constexpr std::chrono::milliseconds currentWithin{1'500};

    void subscribe(Listener listener) { m_listeners.push_back(std::move(listener)); }
    /// Where what happens here goes on to the other processes.
    void sendTo(Listener others) { m_others = std::move(others); }
    void append(sql::Connection &connection, std::vector<Change> changes) const;
    /// What was committed already.
    void tell(std::span<const Change> changes) const;
    /// What only they count; dropped where there are none, or they are not reached.
    void tellOthers(const Change &change) const;
    /// What another process told.
    void hear(std::span<const Change> changes) const;

    /// Everything that any process committed before this moment has been heard. Alone, that is always so.
    void knownUntil(Steady::time_point moment) { m_knownUntil.store(moment, std::memory_order_relaxed); }
    bool isCurrent(Steady::time_point now = Steady::now()) const
    {
        const auto until = m_knownUntil.load(std::memory_order_relaxed);
        return until == Steady::time_point::max() || now - until <= currentWithin;
    }

private:
    std::vector<Listener> m_listeners;
    Listener m_others;
    std::atomic<Steady::time_point> m_knownUntil{Steady::time_point::max()};
};

} // namespace firstcome
