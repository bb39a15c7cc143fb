// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <vector>

namespace firstcome::http {

/// What a wheel can wake. Its place in the wheel is part of it, so that setting a deadline allocates nothing.
class Timed
{
public:
    Timed() = default;
    Timed(const Timed &) = delete;
    Timed &operator=(const Timed &) = delete;
    virtual ~Timed();
    virtual void onDeadline() = 0;

private:
    friend class TimerWheel;
    std::int64_t m_due = 0;    ///< tick; 0: never
    std::int64_t m_placed = 0; ///< tick of the slot it hangs in
    Timed *m_previous = nullptr;
    Timed *m_next = nullptr;
    class TimerWheel *m_wheel = nullptr;
};

/// Deadlines of one lane's connections, to the tick. A deadline that moves back only stores a number; the slot it hangs
/// in looks again when its turn comes.
/// Invariant: onDeadline is called once for a deadline, not before it and at most one tick and one turn of the loop
/// later. Thread: the lane's. The owner calls advance once a tick.
class TimerWheel
{
public:
    explicit TimerWheel(std::chrono::milliseconds tick) : m_tick(tick) {}
    ~TimerWheel();

    void arm(Timed &timed, std::chrono::milliseconds after);
    /// Like arm, counted from an earlier `now()`.
    void armSince(Timed &timed, std::int64_t since, std::chrono::milliseconds after);
    void disarm(Timed &timed) { timed.m_due = 0; }
    void remove(Timed &timed);

    std::int64_t now() const { return m_now; }
    std::chrono::milliseconds tick() const { return m_tick; }
    /// Moves on by `ticks` and wakes what is due.
    void advance(std::int64_t ticks);

private:
    static constexpr std::int64_t slots = 1024;

    void place(Timed &timed, std::int64_t due);
    void turn();
    std::int64_t ticksOf(std::chrono::milliseconds after) const;

    std::chrono::milliseconds m_tick;
    std::int64_t m_now = 1;
    std::array<Timed *, slots> m_slots{};
};

} // namespace firstcome::http
