// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/work/reply.h"
#include "shared/contract/changes.h"
#include <atomic>
#include <unordered_map>

namespace firstcome::orders {

/// Requests that wait for an order to change.
/// Thread: any.
class OrderWaits
{
public:
    /// What was committed: who waits for one of these orders is told.
    void hear(std::span<const Change> changes);

    /// `changed` is resolved with true by the next change of the order. At most `waiterLimit` wait at once; beyond, it
    /// is resolved with false at once.
    struct Wait
    {
        quint64 ticket = 0;
        work::Reply<bool> changed;
    };
    Wait wait(Id orderId);
    /// Any of them may have changed: whoever waits looks for himself.
    void wakeAll();
    /// The caller waits no longer (its time is over, or it got its answer).
    void leave(Id orderId, const Wait &wait);
    /// Nobody waits from now on: who does is told at once, so that a server that ends has answered everybody.
    void close();

private:
    void wake(Id orderId);
    void endAll();

    static constexpr size_t waiterLimit = 20'000;

    std::mutex m_mutex;
    bool m_closed = false;
    quint64 m_lastTicket = 0;
    std::atomic<size_t> m_waiters{0};
    std::unordered_multimap<Id, Wait> m_waiting;
};

} // namespace firstcome::orders
