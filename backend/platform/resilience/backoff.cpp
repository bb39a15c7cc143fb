// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/resilience/backoff.h"

#include <algorithm>

namespace firstcome::resilience {

std::chrono::milliseconds backoffDelay(int attempt, double luck, BackoffLimits limits)
{
    auto ceiling = limits.first;
    for (int i = 0; i < attempt && ceiling < limits.longest; ++i)
        ceiling *= 2;
    ceiling = std::min(ceiling, limits.longest);
    const std::chrono::milliseconds drawn(1 + long(double(ceiling.count()) * luck));
    return std::min(drawn, ceiling);
}

void RetryBudget::countCall()
{
    m_left = std::min(m_reserve, m_left + m_share);
}

bool RetryBudget::takeRetry()
{
    // Sums of 0.1 fall short of a whole by rounding errors; they must not cost a retry.
    constexpr double almostOne = 1.0 - 1e-9;
    if (m_left < almostOne)
        return false;
    m_left -= 1.0;
    return true;
}

} // namespace firstcome::resilience
