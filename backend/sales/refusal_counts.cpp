// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/refusal_counts.h"

namespace firstcome::sales {

void RefusalCounts::add(const RefusalSeen &seen)
{
    const auto second = std::chrono::floor<std::chrono::seconds>(seen.receivedAt);
    const std::scoped_lock lock(m_mutex);
    RefusalCount &count = m_counts[{second, seen.saleId, seen.reason}];
    if (count.refused == 0) {
        count.saleId = seen.saleId;
        count.reason = seen.reason;
        count.second = second;
        count.firstReceived = count.lastReceived = seen.receivedAt;
        count.lowestAvailable = seen.available;
    }
    ++count.refused;
    count.firstReceived = std::min(count.firstReceived, seen.receivedAt);
    count.lastReceived = std::max(count.lastReceived, seen.receivedAt);
    if (seen.available)
        count.lowestAvailable = std::min(count.lowestAvailable.value_or(*seen.available), *seen.available);
}

std::vector<RefusalCount> RefusalCounts::take(Instant now)
{
    std::vector<RefusalCount> taken;
    const std::scoped_lock lock(m_mutex);
    while (!m_counts.empty() && std::get<Instant>(m_counts.begin()->first) < now - settled) {
        taken.push_back(std::move(m_counts.begin()->second));
        m_counts.erase(m_counts.begin());
    }
    return taken;
}

} // namespace firstcome::sales
