// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/resilience/breaker.h"
#include "backend/platform/resilience/call_record.h"

namespace firstcome::resilience {

/// What a breaker with other limits would have done.
struct WhatIf
{
    struct Opening
    {
        Instant from{};
        Instant to{};
    };

    std::vector<Opening> opened;
    std::chrono::milliseconds open{}; ///< in all
    qint64 turnedAway = 0;            ///< of the calls that were made
};

/// Replays the calls through a breaker with these limits, as far as `until`. Calls that the real breaker turned away
/// are unknown and not among them. Pure.
WhatIf whatIf(const std::vector<RecordedCall> &calls, BreakerLimits limits, Instant until);

} // namespace firstcome::resilience
