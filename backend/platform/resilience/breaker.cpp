// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/resilience/breaker.h"

#include <algorithm>

namespace firstcome::resilience {

namespace {

bool isForced(BreakerState state)
{
    return state == BreakerState::ForcedOpen || state == BreakerState::ForcedClosed || state == BreakerState::Disabled;
}

} // namespace

QByteArray stateName(BreakerState state)
{
    switch (state) {
    case BreakerState::Closed:
        return "CLOSED";
    case BreakerState::Open:
        return "OPEN";
    case BreakerState::HalfOpen:
        return "HALF_OPEN";
    case BreakerState::ForcedOpen:
        return "FORCED_OPEN";
    case BreakerState::ForcedClosed:
        return "FORCED_CLOSED";
    case BreakerState::Disabled:
        return "DISABLED";
    }
    return {};
}

std::optional<BreakerState> stateNamed(QByteArrayView name)
{
    for (const auto state : {BreakerState::Closed, BreakerState::Open, BreakerState::HalfOpen, BreakerState::ForcedOpen,
                             BreakerState::ForcedClosed, BreakerState::Disabled}) {
        if (name == stateName(state))
            return state;
    }
    return std::nullopt;
}

BreakerState worse(BreakerState one, BreakerState other)
{
    const auto rank = [](BreakerState state) {
        switch (state) {
        case BreakerState::ForcedOpen:
            return 5;
        case BreakerState::Open:
            return 4;
        case BreakerState::HalfOpen:
            return 3;
        case BreakerState::Disabled:
            return 2;
        case BreakerState::ForcedClosed:
            return 1;
        case BreakerState::Closed:
            break;
        }
        return 0;
    };
    return rank(one) >= rank(other) ? one : other;
}

void Breaker::Counts::add(const CallOutcome &outcome, int sign)
{
    calls += sign;
    failed += outcome.failed ? sign : 0;
    slow += outcome.slow ? sign : 0;
}

Breaker::Breaker(BreakerLimits limits, quint64 seed, Instant now)
    : m_limits(limits), m_random(quint32(seed ^ (seed >> 32))), m_since(now)
{
    m_window.reserve(std::size_t(m_limits.window));
}

BreakerState Breaker::stateAt(Instant now) const
{
    if (m_state == BreakerState::Open && now >= m_until)
        return BreakerState::HalfOpen;
    if (isForced(m_state) && now >= m_until)
        return BreakerState::Closed;
    return m_state;
}

void Breaker::settle(Instant now)
{
    const BreakerState state = stateAt(now);
    if (state != m_state)
        move(state, m_until);
}

void Breaker::move(BreakerState state, Instant now)
{
    m_state = state;
    m_since = now;
    ++m_epoch;
    m_probesOut = 0;
    m_counts = {};
    m_window.clear();
    m_next = 0;
    if (!isForced(state))
        m_reason.clear();
}

std::optional<Breaker::Permit> Breaker::enter(Instant now)
{
    settle(now);
    const bool shut = m_state == BreakerState::Open || m_state == BreakerState::ForcedOpen ||
                      (m_state == BreakerState::HalfOpen && m_probesOut >= m_limits.probes);
    if (shut) {
        ++m_turnedAway;
        return std::nullopt;
    }
    if (m_state == BreakerState::HalfOpen)
        ++m_probesOut;
    return m_epoch;
}

void Breaker::leave(Permit permit, const CallOutcome &outcome, Instant now)
{
    settle(now);
    ++m_totals.calls;
    m_totals.failed += outcome.failed;
    m_totals.slow += outcome.slow;
    if (outcome.failed)
        m_cause = outcome.cause;
    if (permit != m_epoch)
        return;
    if (m_state == BreakerState::HalfOpen)
        return countProbe(outcome, now);
    if (m_state == BreakerState::Disabled)
        return;
    countCall(outcome);
    if (m_state == BreakerState::Closed && m_counts.calls >= m_limits.least && bad(m_counts))
        open(now);
}

void Breaker::abandon(Permit permit)
{
    if (permit == m_epoch && m_state == BreakerState::HalfOpen)
        --m_probesOut;
}

void Breaker::countCall(const CallOutcome &outcome)
{
    m_counts.add(outcome);
    CallOutcome kept{outcome.failed, outcome.slow, {}};
    if (m_window.size() < std::size_t(m_limits.window)) {
        m_window.push_back(std::move(kept));
        return;
    }
    m_counts.add(m_window[m_next], -1);
    m_window[m_next] = std::move(kept);
    m_next = (m_next + 1) % m_window.size();
}

void Breaker::countProbe(const CallOutcome &outcome, Instant now)
{
    m_counts.add(outcome);
    if (m_counts.calls < m_limits.probes)
        return;
    if (bad(m_counts))
        return open(now);
    m_openings = 0;
    move(BreakerState::Closed, now);
}

bool Breaker::bad(const Counts &counts) const
{
    return counts.failed * 100 >= m_limits.failedPercent * counts.calls ||
           counts.slow * 100 >= m_limits.slowPercent * counts.calls;
}

void Breaker::open(Instant now)
{
    const Counts cause = m_counts;
    move(BreakerState::Open, now);
    m_counts = cause; // shown to operators: what opened it
    auto length = m_limits.firstOpen;
    for (int i = 0; i < m_openings && length < m_limits.longestOpen; ++i)
        length *= 2;
    length = std::min(length, m_limits.longestOpen);
    ++m_openings;
    std::uniform_real_distribution<double> spread(1.0 - m_limits.jitter, 1.0 + m_limits.jitter);
    m_until = now + std::chrono::milliseconds(qint64(double(length.count()) * spread(m_random)));
}

void Breaker::force(const Forcing &forcing, Instant now)
{
    settle(now);
    move(forcing.state, now);
    m_until = forcing.until;
    m_reason = forcing.reason;
}

void Breaker::release(Instant now)
{
    settle(now);
    if (!isForced(m_state))
        return;
    m_openings = 0;
    move(BreakerState::Closed, now);
}

void Breaker::limit(const BreakerLimits &limits)
{
    const bool otherWindow = limits.window != m_limits.window;
    m_limits = limits;
    if (!otherWindow || m_state == BreakerState::Open)
        return;
    m_window.clear();
    m_next = 0;
    m_counts = {};
    m_probesOut = 0;
    ++m_epoch; // what is under way counts in no window
}

std::optional<Instant> Breaker::openUntil(Instant now) const
{
    return stateAt(now) == BreakerState::Open ? std::optional(m_until) : std::nullopt;
}

BreakerSnapshot Breaker::snapshot(Instant now) const
{
    BreakerSnapshot shown;
    shown.state = stateAt(now);
    shown.turnedAway = m_turnedAway;
    shown.cause = m_cause;
    shown.since = m_since;
    shown.totals = m_totals;
    shown.limits = m_limits;
    if (shown.state != m_state) {
        shown.since = m_until;
        return shown;
    }
    shown.calls = m_counts.calls;
    shown.failed = m_counts.failed;
    shown.slow = m_counts.slow;
    shown.reason = m_reason;
    if (m_state == BreakerState::Open) {
        shown.timeToHalfOpen = m_until - now;
        shown.halfOpenAt = m_until;
    }
    if (isForced(m_state))
        shown.forcedUntil = m_until;
    return shown;
}

} // namespace firstcome::resilience
