// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/watch/health.h"

#include <algorithm>

namespace firstcome::watch {

void Health::addProbe(QByteArray name, std::function<bool()> isReady)
{
    const std::scoped_lock lock(m_mutex);
    m_probes.push_back({std::move(name), std::move(isReady)});
}

void Health::addNotice(QByteArray name, std::function<bool()> isGood)
{
    const std::scoped_lock lock(m_mutex);
    m_probes.push_back({std::move(name), std::move(isGood), false});
}

std::vector<Health::Finding> Health::findings() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Finding> findings{{"serving", !m_draining}};
    for (const Probe &probe : m_probes)
        findings.push_back({probe.name, probe.isReady(), probe.decides});
    return findings;
}

bool Health::isReady() const
{
    const std::vector<Finding> all = findings();
    return std::all_of(all.begin(), all.end(),
                       [](const Finding &finding) { return finding.ready || !finding.decides; });
}

bool Health::isLive(Steady::time_point now) const
{
    const auto beat = m_beat.load();
    return beat == Steady::time_point() || now - beat <= turnsWithin;
}

} // namespace firstcome::watch
