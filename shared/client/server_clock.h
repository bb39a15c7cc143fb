// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"

namespace firstcome {

/// One reading of the server's clock, between sending a request and receiving its answer.
struct ClockReading
{
    Instant sent;
    Instant received;
    Instant server;                            ///< what the answer said, rounded down to `precision`
    std::chrono::milliseconds precision{1000}; ///< of an HTTP Date
};

/// How far the server's clock is ahead of ours. Each reading gives a range in which that must lie; ranges are
/// intersected, so whole-second readings soon give tens of milliseconds. A reading outside the range replaces it: a
/// clock was set. Thread: the owner's. Reads no clock itself.
class ServerClock
{
public:
    void observe(const ClockReading &reading);
    void forget() { m_range.reset(); }

    bool known() const { return m_range.has_value(); }
    std::chrono::milliseconds ahead() const;
    /// The server's time at our `now`; `now` itself while nothing is known.
    Instant at(Instant now) const { return now + ahead(); }

private:
    struct Range
    {
        std::chrono::milliseconds least;
        std::chrono::milliseconds most;
    };
    std::optional<Range> m_range;
};

} // namespace firstcome
