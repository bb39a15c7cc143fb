// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/resilience/call_record.h"
#include <optional>
#include <random>
#include <vector>

namespace firstcome::resilience {

enum class BreakerState : quint8 { Closed, Open, HalfOpen, ForcedOpen, ForcedClosed, Disabled };

/// The domain's word, as operators read it: CLOSED, OPEN, HALF_OPEN, FORCED_OPEN, FORCED_CLOSED, DISABLED.
QByteArray stateName(BreakerState state);
std::optional<BreakerState> stateNamed(QByteArrayView name);
/// Of two instances' states the one that lets less through.
BreakerState worse(BreakerState one, BreakerState other);

struct BreakerLimits
{
    int window = 50;        ///< the last calls that count
    int least = 20;         ///< fewer calls than this decide nothing
    int failedPercent = 50; ///< opens at this share of failed calls ...
    int slowPercent = 60;   ///< ... or of slow ones
    int probes = 3;         ///< calls let through while half-open; all are awaited before the verdict
    std::chrono::milliseconds firstOpen{5'000};
    std::chrono::milliseconds longestOpen{15'000}; ///< each opening without a close between doubles the time up to this
    double jitter = 0.1;                           ///< share by which an opening is longer or shorter
    std::chrono::milliseconds slowAfter{8'000};    ///< a longer call is slow, as is one that was late

    bool isSlow(const CallMade &call) const { return call.late || call.took > slowAfter; }
    bool operator==(const BreakerLimits &) const = default;
};

/// What became of one call. An answer that says no (sold out, declined, 4xx) is not a failure.
struct CallOutcome
{
    bool failed = false;
    bool slow = false;
    QString cause; ///< of a failure, shown to operators
};

/// What an operator may impose, until `until`; then the breaker is closed again with an empty window.
struct Forcing
{
    BreakerState state = BreakerState::ForcedOpen; ///< ForcedOpen, ForcedClosed or Disabled
    Instant until{};
    QString reason;
};

struct CallCounts
{
    qint64 calls = 0;
    qint64 failed = 0;
    qint64 slow = 0;
};

struct BreakerSnapshot
{
    BreakerState state = BreakerState::Closed;
    int calls = 0; ///< in the window
    int failed = 0;
    int slow = 0;
    qint64 turnedAway = 0;                                   ///< since the process started
    Instant since{};                                         ///< in this state
    std::optional<std::chrono::milliseconds> timeToHalfOpen; ///< while open
    std::optional<Instant> halfOpenAt;                       ///< the same
    std::optional<Instant> forcedUntil;
    QString reason;    ///< of a forcing
    QString cause;     ///< of the last failure
    CallCounts totals; ///< since the process started
    BreakerLimits limits;
};

/// Decides whether a dependency may be called, from how the last calls went. No IO, no clock of its own.
/// Invariant: a permit counts once and only in the state in which it was given, so a call that began before the breaker
/// opened never counts as a probe.
/// Thread: none of its own; see Dependency.
class Breaker
{
public:
    using Permit = quint64;

    explicit Breaker(BreakerLimits limits = {}, quint64 seed = 1, Instant now = {});

    /// Nothing when the call must not be made.
    std::optional<Permit> enter(Instant now);
    void leave(Permit permit, const CallOutcome &outcome, Instant now);
    /// The call was never made or nobody saw its end: a probe's place becomes free again.
    void abandon(Permit permit);

    void force(const Forcing &forcing, Instant now);
    void release(Instant now);
    /// Judges by these from now on; its state stays.
    void limit(const BreakerLimits &limits);

    BreakerSnapshot snapshot(Instant now) const;
    const BreakerLimits &limits() const { return m_limits; }
    /// While it is open by itself.
    std::optional<Instant> openUntil(Instant now) const;

private:
    struct Counts
    {
        int calls = 0;
        int failed = 0;
        int slow = 0;
        void add(const CallOutcome &outcome, int sign = 1);
    };

    BreakerState stateAt(Instant now) const;
    void settle(Instant now);
    void move(BreakerState state, Instant now);
    void open(Instant now);
    void countCall(const CallOutcome &outcome);
    void countProbe(const CallOutcome &outcome, Instant now);
    bool bad(const Counts &counts) const;

    BreakerLimits m_limits;
    std::minstd_rand m_random;
    BreakerState m_state = BreakerState::Closed;
    Permit m_epoch = 1; ///< of the current state
    Instant m_since;
    Instant m_until{}; ///< end of Open or of a forcing
    int m_openings = 0;
    int m_probesOut = 0;
    std::vector<CallOutcome> m_window; ///< ring, without causes
    std::size_t m_next = 0;
    Counts m_counts;
    CallCounts m_totals;
    qint64 m_turnedAway = 0;
    QString m_reason;
    QString m_cause;
};

} // namespace firstcome::resilience
