// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/live_status.h"

#include <algorithm>
#include <cmath>

namespace firstcome {

namespace live_rules {

using Phase = LiveStatus::Phase;

namespace {

/// Nothing is tried any more until somebody asks for it.
bool rests(const LiveStatus &status)
{
    return status.phase == Phase::Off || status.phase == Phase::TokenEnded || status.phase == Phase::NotAllowed;
}

} // namespace

LiveStatus opened(const LiveStatus &status, Instant now)
{
    if (!rests(status))
        return status;
    return {Phase::Connecting, now, 0, {}};
}

LiveStatus trying(const LiveStatus &status)
{
    LiveStatus next = status;
    next.nextTry.reset();
    return next;
}

LiveStatus greeted(const LiveStatus &status, Instant now)
{
    if (status.phase != Phase::Connecting && status.phase != Phase::Reconnecting)
        return status;
    return {Phase::Connected, now, 0, {}};
}

LiveStatus lost(const LiveStatus &status, Instant now, std::chrono::milliseconds delay)
{
    if (rests(status))
        return status;
    // "Reconnecting since" counts from the first loss, not from the last failed try.
    const Instant since = status.phase == Phase::Reconnecting ? status.since : now;
    return {Phase::Reconnecting, since, status.failures + 1, now + delay};
}

LiveStatus waiting(const LiveStatus &status, Instant nextTry)
{
    LiveStatus next = status;
    if (next.phase == Phase::Reconnecting)
        next.nextTry = nextTry;
    return next;
}

LiveStatus tokenEnded(const LiveStatus &status, Instant now)
{
    if (rests(status))
        return status;
    return {Phase::TokenEnded, now, 0, {}};
}

LiveStatus notAllowed(const LiveStatus &status, Instant now)
{
    return rests(status) ? status : LiveStatus{Phase::NotAllowed, now, 0, {}};
}

std::chrono::milliseconds reconnectDelay(int failures, double random)
{
    const int doublings = std::clamp(failures, 0, 10);
    const auto whole = std::min(firstDelay * (1 << doublings), longestDelay);
    return std::chrono::milliseconds(std::llround(double(whole.count()) * (0.5 + 0.5 * random)));
}

} // namespace live_rules

LiveSequence::Verdict LiveSequence::accept(const QString &epoch, qint64 seq)
{
    const qint64 expected = m_last + 1;
    m_last = seq;
    if (!epoch.isEmpty()) {
        const bool same = epoch == m_epoch;
        m_epoch = epoch;
        return same ? Verdict::SameEpoch : Verdict::NewEpoch;
    }
    return seq == expected ? Verdict::Next : Verdict::Gap;
}

} // namespace firstcome
