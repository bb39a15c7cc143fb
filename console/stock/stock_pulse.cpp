// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/stock/stock_pulse.h"

namespace firstcome {

namespace {

qint64 secondOf(Instant at)
{
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

} // namespace

void StockPulse::add(qint64 taken, Instant now)
{
    const qint64 second = secondOf(now);
    if (!m_points.empty() && m_points.back().second >= second)
        m_points.back().taken = taken;
    else
        m_points.push_back({second, taken});
    // One second more than is shown: the first difference needs what was before it.
    const auto firstKept = std::find_if(m_points.begin(), m_points.end() - 1, [second](const Point &point) {
        return point.second > second - kept.count() - 1;
    });
    if (firstKept != m_points.begin())
        m_base = std::prev(firstKept)->taken;
    m_points.erase(m_points.begin(), firstKept);
}

qint64 StockPulse::takenAt(Instant at) const
{
    const qint64 second = secondOf(at);
    qint64 taken = m_base;
    for (const Point &point : m_points) {
        if (point.second > second)
            break;
        taken = point.taken;
    }
    return taken;
}

double StockPulse::perSecond(Instant now) const
{
    const qint64 units = takenAt(now) - takenAt(now - rateOver);
    return units <= 0 ? 0 : double(units) / double(rateOver.count());
}

bool StockPulse::isQuiet(Instant now) const
{
    return m_points.empty() || m_points.back().second < secondOf(now) - kept.count();
}

SampleSeries StockPulse::perSecondSeries(Instant now, Instant since) const
{
    SampleSeries series({kept, std::chrono::seconds(2)});
    for (auto ago = kept; ago.count() > 0; --ago) {
        const Instant at = now - ago;
        if (at < since)
            continue;
        const qint64 units = takenAt(at) - takenAt(at - std::chrono::seconds(1));
        series.add({at, double(std::max<qint64>(0, units))});
    }
    return series;
}

} // namespace firstcome
