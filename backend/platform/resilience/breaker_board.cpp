// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/resilience/breaker_board.h"

#include "backend/platform/resilience/dependency.h"
#include <algorithm>

namespace firstcome::resilience {

void BreakerBoard::add(Dependency &dependency)
{
    const std::scoped_lock lock(m_mutex);
    Q_ASSERT_X(!find(dependency.name()), "BreakerBoard", "two dependencies of one name");
    const auto place = std::lower_bound(m_dependencies.begin(), m_dependencies.end(), &dependency,
                                        [](Dependency *a, Dependency *b) { return a->name() < b->name(); });
    m_dependencies.insert(place, &dependency);
}

void BreakerBoard::remove(Dependency &dependency)
{
    const std::scoped_lock lock(m_mutex);
    std::erase(m_dependencies, &dependency);
}

Dependency *BreakerBoard::find(const QByteArray &name) const
{
    const auto found = std::find_if(m_dependencies.begin(), m_dependencies.end(),
                                    [&](Dependency *dependency) { return dependency->name() == name; });
    return found == m_dependencies.end() ? nullptr : *found;
}

std::vector<BreakerBoard::Entry> BreakerBoard::snapshots() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Entry> entries;
    entries.reserve(m_dependencies.size());
    for (const Dependency *dependency : m_dependencies)
        entries.push_back({dependency->name(), dependency->snapshot()});
    return entries;
}

bool BreakerBoard::force(const QByteArray &name, const Forcing &forcing)
{
    const std::scoped_lock lock(m_mutex);
    Dependency *dependency = find(name);
    if (dependency)
        dependency->force(forcing);
    return dependency;
}

std::optional<BreakerLimits> BreakerBoard::limits(const QByteArray &name) const
{
    const std::scoped_lock lock(m_mutex);
    const Dependency *dependency = find(name);
    return dependency ? std::optional(dependency->snapshot().limits) : std::nullopt;
}

void BreakerBoard::limit(const QByteArray &name, const BreakerLimits &limits)
{
    const std::scoped_lock lock(m_mutex);
    if (Dependency *dependency = find(name))
        dependency->limit(limits);
}

std::vector<RecordedCall> BreakerBoard::calls(const QByteArray &name, Instant since) const
{
    const std::scoped_lock lock(m_mutex);
    const Dependency *dependency = find(name);
    return dependency ? dependency->calls(since) : std::vector<RecordedCall>();
}

bool BreakerBoard::release(const QByteArray &name)
{
    const std::scoped_lock lock(m_mutex);
    Dependency *dependency = find(name);
    if (dependency)
        dependency->release();
    return dependency;
}

} // namespace firstcome::resilience
