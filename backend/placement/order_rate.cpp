// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/order_rate.h"

namespace firstcome::placement {

using namespace std::chrono_literals;

bool OrderRate::allow(Id memberId, Instant now)
{
    const int most = m_most.get();
    if (most <= 0)
        return true;
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    const std::scoped_lock lock(m_mutex);
    if (second != m_second)
        moveOn(second);
    const auto earlier = m_previous.find(memberId);
    const qint64 stillCounts = earlier == m_previous.end() ? 0 : earlier->second * (1000ms - (now - second)) / 1000ms;
    int &tries = m_current[memberId];
    if (tries + stillCounts >= most)
        return false;
    ++tries;
    return true;
}

void OrderRate::moveOn(Instant second)
{
    m_previous.clear();
    if (second == m_second + 1s)
        m_previous.swap(m_current);
    m_current.clear();
    m_second = second;
}

} // namespace firstcome::placement
