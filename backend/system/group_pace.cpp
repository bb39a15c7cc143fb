// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/system/group_pace.h"

namespace firstcome::system {

void GroupPace::hear(const QByteArray &group, qint64 passed, Steady::time_point now)
{
    const std::scoped_lock lock(m_mutex);
    auto &seen = m_seen[group];
    if (!seen.empty() && passed < seen.back().passed)
        seen.clear(); // it was set back
    seen.push_back({now, passed});
    while (now - seen.front().at > span)
        seen.pop_front();
}

std::optional<double> GroupPace::perSecond(const QByteArray &group) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_seen.find(group);
    if (found == m_seen.end() || found->second.size() < 2)
        return std::nullopt;
    const Seen &first = found->second.front();
    const Seen &last = found->second.back();
    return double(last.passed - first.passed) / std::chrono::duration<double>(last.at - first.at).count();
}

} // namespace firstcome::system
