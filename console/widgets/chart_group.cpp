// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/chart_group.h"

#include "console/widgets/time_chart.h"

namespace firstcome {

ChartGroup::ChartGroup(QObject *parent) : QObject(parent) {}

void ChartGroup::add(TimeChart *chart)
{
    m_charts.push_back(chart);
    chart->setPaused(m_paused);
    connect(chart->view(), &ChartView::cursorMoved, this, &ChartGroup::moveCursor);
    // One that has been running for longer, or alone has data, takes the others along.
    connect(chart->view(), &ChartView::spanChanged, this, &ChartGroup::align);
}

void ChartGroup::setPaused(bool paused)
{
    m_paused = paused;
    for (TimeChart *chart : m_charts)
        chart->setPaused(paused);
}

void ChartGroup::moveCursor(std::optional<Instant> at)
{
    for (TimeChart *chart : m_charts)
        chart->view()->setCursorAt(at);
}

void ChartGroup::align()
{
    std::chrono::milliseconds longest{0};
    for (const TimeChart *chart : m_charts)
        longest = std::max(longest, chart->view()->ownSpan());
    for (TimeChart *chart : m_charts)
        chart->view()->setLeastSpan(longest);
}

} // namespace firstcome
