// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/overview_charts.h"

#include "console/widgets/metrics.h"
#include "console/widgets/time_chart.h"
#include <QBoxLayout>

namespace firstcome {

namespace {

const QString placed = QStringLiteral("placed");
const QString paid = QStringLiteral("paid");
const QString delivered = QStringLiteral("delivered");
const QString half = QStringLiteral("p50");
const QString most = QStringLiteral("p99");
const QString behind = QStringLiteral("lag");

void addIfKnown(TimeChart *chart, const QString &series, std::optional<double> value, Instant at)
{
    if (value)
        chart->add(series, {at, *value});
}

} // namespace

OverviewCharts::OverviewCharts(QWidget *parent)
    : QWidget(parent), m_orders(new TimeChart({shown})), m_latency(new TimeChart({shown})),
      m_lag(new TimeChart({shown}))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::medium);
    for (TimeChart *chart : charts()) {
        line->addWidget(chart, 1);
        connect(chart->view(), &ChartView::cursorMoved, this, [this](std::optional<Instant> at) {
            for (TimeChart *each : charts())
                each->view()->setCursorAt(at);
        });
    }
}

void OverviewCharts::add(const OverviewHistory &history, Instant at)
{
    addIfKnown(m_orders, placed, history.ordersPerSecond(&OrderFigures::placed), at);
    addIfKnown(m_orders, paid, history.ordersPerSecond(&OrderFigures::paid), at);
    addIfKnown(m_orders, delivered, history.ordersPerSecond(&OrderFigures::delivered), at);
    addIfKnown(m_latency, half, history.latency(0.5), at);
    addIfKnown(m_latency, most, history.latency(0.99), at);
    if (const Overview *last = history.last(); last && last->lag)
        m_lag->add(behind, {at, last->lag->seconds});
}

void OverviewCharts::breakLines()
{
    for (TimeChart *chart : charts())
        chart->breakLines();
}

void OverviewCharts::setPaused(bool paused)
{
    for (TimeChart *chart : charts())
        chart->setPaused(paused);
}

bool OverviewCharts::isPaused() const
{
    return m_orders->isPaused();
}

void OverviewCharts::retranslate()
{
    m_orders->setTitle(tr("Orders"));
    m_orders->setUnit(tr("orders/s"));
    m_orders->setSeries(placed, tr("placed"));
    m_orders->setSeries(paid, tr("paid"));
    m_orders->setSeries(delivered, tr("delivered"));
    m_latency->setTitle(tr("Answer time"));
    m_latency->setUnit(tr("ms"));
    m_latency->setSeries(half, QStringLiteral("p50"));
    m_latency->setSeries(most, QStringLiteral("p99"));
    m_lag->setTitle(tr("Lag of events"));
    m_lag->setUnit(tr("s"));
    m_lag->setSeries(behind, tr("oldest event"));
}

} // namespace firstcome
