// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>

namespace firstcome::resilience {

struct BackoffLimits
{
    std::chrono::milliseconds first{50};
    std::chrono::milliseconds longest{1'000};
};

/// The wait before retry number `attempt` (0 is the first): full jitter, anywhere in (0, min(longest, first *
/// 2^attempt)]. `luck` in [0, 1) is drawn by the caller.
std::chrono::milliseconds backoffDelay(int attempt, double luck, BackoffLimits limits = {});

/// Retries are at most a share of calls, so they never multiply an outage.
/// Invariant: over any stretch, retries <= share * calls + reserve.
/// Thread: none of its own.
class RetryBudget
{
public:
    explicit RetryBudget(double share = 0.1, double reserve = 10) : m_share(share), m_reserve(reserve), m_left(reserve)
    {
    }

    void countCall();
    /// True takes one retry out of the budget.
    bool takeRetry();

private:
    double m_share;
    double m_reserve;
    double m_left;
};

} // namespace firstcome::resilience
