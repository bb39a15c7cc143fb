// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/sample_series.h"

#include <cmath>

namespace firstcome {

void SampleSeries::add(Sample sample)
{
    if (!std::isfinite(sample.value))
        return breakLine();
    if (!m_samples.empty() && sample.at <= m_samples.back().sample.at)
        return;
    const bool late = !m_samples.empty() && sample.at - m_samples.back().sample.at > m_span.gapAfter;
    m_samples.push_back({sample, m_broken || late});
    m_broken = false;
    while (m_samples.front().sample.at < sample.at - m_span.keep)
        m_samples.pop_front();
    m_samples.front().startsLine = true;
}

void SampleSeries::breakLine()
{
    m_broken = true;
}

void SampleSeries::clear()
{
    m_samples.clear();
    m_broken = true;
}

std::optional<Sample> SampleSeries::first() const
{
    return m_samples.empty() ? std::nullopt : std::optional(m_samples.front().sample);
}

std::optional<Sample> SampleSeries::last() const
{
    return m_samples.empty() ? std::nullopt : std::optional(m_samples.back().sample);
}

std::vector<std::vector<Sample>> SampleSeries::runs() const
{
    std::vector<std::vector<Sample>> found;
    for (const Point &point : m_samples) {
        if (point.startsLine)
            found.emplace_back();
        found.back().push_back(point.sample);
    }
    return found;
}

std::vector<Sample> SampleSeries::samples() const
{
    std::vector<Sample> all;
    all.reserve(m_samples.size());
    for (const Point &point : m_samples)
        all.push_back(point.sample);
    return all;
}

} // namespace firstcome
