// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/timer_wheel.h"

#include <algorithm>

namespace firstcome::http {

Timed::~Timed()
{
    if (m_wheel)
        m_wheel->remove(*this);
}

TimerWheel::~TimerWheel()
{
    for (Timed *first : m_slots) {
        while (first)
            remove(*std::exchange(first, first->m_next));
    }
}

std::int64_t TimerWheel::ticksOf(std::chrono::milliseconds after) const
{
    // One more: the current tick has partly gone by.
    return (after + m_tick - std::chrono::milliseconds(1)) / m_tick + 1;
}

void TimerWheel::arm(Timed &timed, std::chrono::milliseconds after)
{
    armSince(timed, m_now, after);
}

void TimerWheel::armSince(Timed &timed, std::int64_t since, std::chrono::milliseconds after)
{
    timed.m_due = std::max(m_now + 1, since + ticksOf(after));
    if (!timed.m_wheel || timed.m_placed > timed.m_due)
        place(timed, timed.m_due);
}

void TimerWheel::place(Timed &timed, std::int64_t due)
{
    remove(timed);
    timed.m_placed = std::min(due, m_now + slots - 1);
    Timed *&first = m_slots[std::size_t(timed.m_placed % slots)];
    timed.m_wheel = this;
    timed.m_next = first;
    if (first)
        first->m_previous = &timed;
    first = &timed;
}

void TimerWheel::remove(Timed &timed)
{
    if (timed.m_wheel != this)
        return;
    if (timed.m_previous)
        timed.m_previous->m_next = timed.m_next;
    else
        m_slots[std::size_t(timed.m_placed % slots)] = timed.m_next;
    if (timed.m_next)
        timed.m_next->m_previous = timed.m_previous;
    timed.m_previous = timed.m_next = nullptr;
    timed.m_wheel = nullptr;
}

void TimerWheel::advance(std::int64_t ticks)
{
    for (std::int64_t i = 0; i < ticks; ++i)
        turn();
}

void TimerWheel::turn()
{
    ++m_now;
    Timed *&first = m_slots[std::size_t(m_now % slots)];
    // What is placed again goes to another slot, so taking the first until none is left ends.
    while (Timed *timed = first) {
        remove(*timed);
        if (timed->m_due == 0)
            continue;
        if (timed->m_due > m_now) {
            place(*timed, timed->m_due);
            continue;
        }
        timed->m_due = 0;
        timed->onDeadline();
    }
}

} // namespace firstcome::http
