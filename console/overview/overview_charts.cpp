// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/overview_charts.h"

#include "console/widgets/chart_group.h"
#include "console/widgets/metrics.h"
#include "console/widgets/time_chart.h"
#include <QGridLayout>
#include <QResizeEvent>

namespace firstcome {

namespace {

const QString placed = QStringLiteral("placed");
const QString paid = QStringLiteral("paid");
const QString delivered = QStringLiteral("delivered");
const QString half = QStringLiteral("p50");
const QString most = QStringLiteral("p99");
const QString behind = QStringLiteral("lag");
const QString answered = QStringLiteral("answered");
const QString failed = QStringLiteral("failed");
const QString inFlight = QStringLiteral("inFlight");
const QString attention = QStringLiteral("attention");
const QString revenue = QStringLiteral("revenue");
constexpr int inARow = 3;

void addIfKnown(TimeChart *chart, const QString &series, std::optional<double> value, Instant at)
{
    if (value)
        chart->add(series, {at, *value});
}

} // namespace

OverviewCharts::OverviewCharts(QWidget *parent)
    : QWidget(parent), m_orders(new TimeChart({shown})), m_latency(new TimeChart({shown})),
      m_lag(new TimeChart({shown})), m_requests(new TimeChart({shown})), m_sagas(new TimeChart({shown})),
      m_revenue(new TimeChart({shown})), m_group(new ChartGroup(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(metrics::medium);
    int place = 0;
    for (TimeChart *chart : charts()) {
        grid->addWidget(chart, place / inARow, place % inARow);
        grid->setColumnStretch(place % inARow, 1);
        chart->setVisible(place < inARow);
        m_group->add(chart);
        ++place;
    }
    m_revenue->setFromZero(false);
}

void OverviewCharts::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool both = event->size().height() >= heightForTwoRows;
    for (TimeChart *chart : {m_requests, m_sagas, m_revenue})
        chart->setVisible(both);
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
    addIfKnown(m_requests, answered, history.requestsPerSecond(), at);
    addIfKnown(m_requests, failed, history.failuresPerSecond(), at);
    if (const Overview *last = history.last(); last && last->orders)
        m_revenue->add(revenue, {at, double(last->orders->revenue)});
}

void OverviewCharts::addSagas(const SagaFigures &sagas, Instant at)
{
    m_sagas->add(inFlight, {at, double(sagas.inFlight)});
    m_sagas->add(attention, {at, double(sagas.attention)});
}

void OverviewCharts::breakLines()
{
    for (TimeChart *chart : charts())
        chart->breakLines();
}

void OverviewCharts::setPaused(bool paused)
{
    m_group->setPaused(paused);
}

bool OverviewCharts::isPaused() const
{
    return m_group->isPaused();
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
    m_requests->setTitle(tr("Requests"));
    m_requests->setUnit(tr("requests/s"));
    m_requests->setSeries(answered, tr("answered"));
    m_requests->setSeries(failed, tr("failed"));
    m_sagas->setTitle(tr("Orders in flight"));
    m_sagas->setUnit(tr("orders"));
    m_sagas->setSeries(inFlight, tr("in flight"));
    m_sagas->setSeries(attention, tr("wait for a person"));
    m_revenue->setTitle(tr("Revenue today"));
    m_revenue->setUnit(tr("won"));
    m_revenue->setSeries(revenue, tr("revenue"));
}

} // namespace firstcome
