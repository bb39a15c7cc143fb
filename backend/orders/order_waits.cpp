// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_waits.h"

namespace firstcome::orders {

void OrderWaits::hear(std::span<const Change> changes)
{
    // Nearly always nobody waits: then this costs one look.
    if (m_waiters.load(std::memory_order_acquire) == 0)
        return;
    for (const Change &change : changes) {
        if (const auto *order = std::get_if<OrderChanged>(&change))
            wake(order->orderId);
    }
}

void OrderWaits::wake(Id orderId)
{
    const std::scoped_lock lock(m_mutex);
    const auto [first, last] = m_waiting.equal_range(orderId);
    for (auto waiting = first; waiting != last; ++waiting)
        waiting->second.changed.resolve(true);
    m_waiting.erase(first, last);
    m_waiters = m_waiting.size();
}

OrderWaits::Wait OrderWaits::wait(Id orderId)
{
    const std::scoped_lock lock(m_mutex);
    Wait wait;
    wait.ticket = ++m_lastTicket;
    if (m_closed || m_waiting.size() >= waiterLimit)
        wait.changed.resolve(false);
    else
        m_waiting.emplace(orderId, wait);
    m_waiters = m_waiting.size();
    return wait;
}

void OrderWaits::leave(Id orderId, const Wait &wait)
{
    const std::scoped_lock lock(m_mutex);
    const auto [first, last] = m_waiting.equal_range(orderId);
    for (auto waiting = first; waiting != last; ++waiting) {
        if (waiting->second.ticket != wait.ticket)
            continue;
        m_waiting.erase(waiting);
        m_waiters = m_waiting.size();
        return;
    }
}

void OrderWaits::wakeAll()
{
    const std::scoped_lock lock(m_mutex);
    endAll();
}

void OrderWaits::close()
{
    const std::scoped_lock lock(m_mutex);
    m_closed = true;
    endAll();
}

void OrderWaits::endAll()
{
    for (const auto &[orderId, waiting] : m_waiting)
        waiting.changed.resolve(true);
    m_waiting.clear();
    m_waiters = 0;
}

} // namespace firstcome::orders
