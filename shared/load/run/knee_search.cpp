// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/run/knee_search.h"

#include "shared/load/scenario/scenario.h"
#include <cmath>

namespace firstcome::load {

namespace {

constexpr double lowestRate = 1;
constexpr std::chrono::seconds roughProbe{3};
constexpr std::chrono::seconds fineProbe{6};

} // namespace

std::chrono::seconds KneeSearch::probeLength() const
{
    return m_held && m_failed ? fineProbe : roughProbe;
}

void KneeSearch::judged(bool held)
{
    if (!held && !m_failedOnce) {
        m_failedOnce = true;
        return;
    }
    m_failedOnce = false;
    (held ? m_held : m_failed) = m_rate;
    choose();
}

void KneeSearch::choose()
{
    if (m_held && m_failed) {
        m_rate = std::sqrt(*m_held * *m_failed);
        m_done = *m_failed / *m_held <= 1 + precision;
        return;
    }
    m_rate = m_failed ? *m_failed / 2 : std::min(*m_held * 2, rateLimit);
    m_done = m_failed ? m_rate < lowestRate : *m_held >= rateLimit;
}

} // namespace firstcome::load
