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
    m_spent += probeLength();
    if (!held && !m_failedOnce && !m_confirming) {
        m_failedOnce = true;
        m_done = m_spent >= longest;
        return;
    }
    m_failedOnce = false;
    if (m_confirming && held)
        m_failed.reset();
    m_done = m_confirming && !held;
    m_confirming = false;
    if (m_done)
        return;
    (held ? m_held : m_failed) = m_rate;
    choose();
    m_done = m_done || m_spent >= longest;
}

void KneeSearch::choose()
{
    if (m_held && m_failed) {
        m_confirming = *m_failed / *m_held <= 1 + precision;
        m_rate = m_confirming ? *m_failed : std::sqrt(*m_held * *m_failed);
        return;
    }
    m_rate = m_failed ? *m_failed / 2 : std::min(*m_held * 2, rateLimit);
    m_done = m_failed ? m_rate < lowestRate : *m_held >= rateLimit;
}

} // namespace firstcome::load
