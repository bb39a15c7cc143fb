// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/scenario/arrivals.h"

#include <algorithm>
#include <cmath>

namespace firstcome::load {

Arrivals::Arrivals(const std::vector<Phase> &phases, quint64 seed) : m_stretches(stretchesOf(phases)), m_random(seed)
{
    const bool even = m_stretches.empty() || !m_stretches.front().poisson;
    m_target = even ? 0.5 : gap();
    find();
}

/// In expected arrivals: one where they are even, else as far apart as chance has it.
double Arrivals::gap()
{
    const bool even = m_stretch >= m_stretches.size() || !m_stretches[m_stretch].poisson;
    constexpr double span = 9'007'199'254'740'992.0; // 2^53
    return even ? 1 : -std::log((double(m_random() >> 11) + 0.5) / span);
}

void Arrivals::find()
{
    m_next.reset();
    for (; m_stretch < m_stretches.size(); ++m_stretch) {
        const Stretch &stretch = m_stretches[m_stretch];
        const double expected = stretch.expected(stretch.length);
        if (m_target - m_before < expected) {
            m_next = stretch.begins + stretch.until(std::max(0.0, m_target - m_before));
            return;
        }
        m_before += expected;
    }
}

void Arrivals::take()
{
    m_target += gap();
    find();
}

void Arrivals::changeRate(double perSecond, Micros at)
{
    const Micros end = length();
    if (at >= end)
        return;
    const auto cut = std::find_if(m_stretches.begin(), m_stretches.end(),
                                  [at](const Stretch &stretch) { return stretch.ends() > at; });
    Stretch rest{at, end - at, perSecond, perSecond, cut->poisson};
    cut->to = cut->rateAt(at - cut->begins);
    cut->length = at - cut->begins;
    m_stretches.erase(cut + 1, m_stretches.end());
    m_stretches.push_back(rest);
    // What lay further ahead than one arrival under the old rate is due within one under the new.
    m_stretch = std::min(m_stretch, m_stretches.size() - 1);
    m_before = 0;
    for (std::size_t i = 0; i < m_stretch; ++i)
        m_before += m_stretches[i].expected(m_stretches[i].length);
    find();
}

} // namespace firstcome::load
