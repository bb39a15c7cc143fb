// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/resilience/what_if.h"

#include <algorithm>

namespace firstcome::resilience {

namespace {

/// Makes the call as often as it stands for; how many of them are turned away.
qint64 replay(Breaker &breaker, const RecordedCall &call, const CallOutcome &outcome, int window)
{
    // More of the same than the window holds changes nothing.
    const int made = std::min(call.times, window);
    for (int i = 0; i < made; ++i) {
        const auto permit = breaker.enter(call.at);
        if (!permit)
            return call.times - i;
        breaker.leave(*permit, outcome, call.at);
    }
    return 0;
}

} // namespace

WhatIf whatIf(const std::vector<RecordedCall> &calls, BreakerLimits limits, Instant until)
{
    WhatIf result;
    limits.jitter = 0;
    Breaker breaker(limits, 1, calls.empty() ? until : calls.front().at);
    for (const RecordedCall &call : calls) {
        const CallOutcome outcome{call.call.failed, limits.isSlow(call.call), {}};
        result.turnedAway += replay(breaker, call, outcome, limits.window);
        const auto openUntil = breaker.openUntil(call.at);
        if (openUntil && (result.opened.empty() || result.opened.back().to < call.at))
            result.opened.push_back({call.at, *openUntil});
    }
    for (WhatIf::Opening &opening : result.opened) {
        opening.to = std::min(opening.to, until);
        result.open += opening.to - opening.from;
    }
    return result;
}

} // namespace firstcome::resilience
