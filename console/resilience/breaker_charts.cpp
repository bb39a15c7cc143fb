// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/resilience/breaker_charts.h"

#include "console/resilience/breaker_words.h"
#include "console/widgets/chart_group.h"
#include "console/widgets/metrics.h"
#include "console/widgets/time_chart.h"
#include <QBoxLayout>

namespace firstcome {

namespace {

const QString failed = QStringLiteral("failed");
const QString slow = QStringLiteral("slow");
const QString calls = QStringLiteral("calls");
const QString turnedAway = QStringLiteral("turnedAway");
constexpr SampleSpan span{BreakerCharts::shown, std::chrono::seconds(90)};
constexpr int leastHeight = 200;

} // namespace

BreakerCharts::BreakerCharts(QWidget *parent)
    : QWidget(parent), m_shares(new TimeChart(span)), m_calls(new TimeChart(span)), m_group(new ChartGroup(this))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::medium);
    for (TimeChart *chart : charts()) {
        chart->setMinimumHeight(leastHeight);
        m_group->add(chart);
        line->addWidget(chart, 1);
    }
}

void BreakerCharts::begin(const QString &dependency)
{
    m_dependency = dependency;
    m_points.clear();
    for (TimeChart *chart : charts()) {
        chart->setMarks({});
        chart->clear();
    }
    retranslate();
}

void BreakerCharts::show(const std::vector<BreakerPoint> &points)
{
    m_points = points;
    for (const BreakerPoint &point : points) {
        if (point.calls > 0) {
            m_shares->add(failed, {point.at, 100.0 * double(point.failed) / double(point.calls)});
            m_shares->add(slow, {point.at, 100.0 * double(point.slow) / double(point.calls)});
        }
        m_calls->add(calls, {point.at, double(point.calls)});
        m_calls->add(turnedAway, {point.at, double(point.turnedAway)});
    }
    showMarks();
    for (TimeChart *chart : charts())
        chart->showNow();
}

void BreakerCharts::showMarks()
{
    std::vector<ChartMark> marks;
    BreakerState before = BreakerState::Closed;
    for (const BreakerPoint &point : m_points) {
        if (point.state != before)
            marks.push_back({point.at, breaker_words::pill(point.state).word});
        before = point.state;
    }
    for (TimeChart *chart : charts())
        chart->setMarks(marks);
}

void BreakerCharts::retranslate()
{
    const QString name = breaker_words::dependency(m_dependency);
    m_shares->setTitle(m_dependency.isEmpty() ? tr("Bad calls") : tr("%1: bad calls").arg(name));
    m_shares->setUnit(tr("% of calls"));
    m_shares->setSeries(failed, tr("failed"));
    m_shares->setSeries(slow, tr("slow"));
    m_calls->setTitle(m_dependency.isEmpty() ? tr("Calls") : tr("%1: calls").arg(name));
    m_calls->setUnit(tr("calls"));
    m_calls->setSeries(calls, tr("made"));
    m_calls->setSeries(turnedAway, tr("turned away"));
    showMarks();
}

} // namespace firstcome
