// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/instances/instance_charts.h"

#include "console/instances/instance_words.h"
#include "console/widgets/chart_group.h"
#include "console/widgets/metrics.h"
#include "console/widgets/time_chart.h"
#include <QBoxLayout>

namespace firstcome {

namespace {

constexpr int leastHeight = 200;

} // namespace

InstanceCharts::InstanceCharts(QWidget *parent) : QWidget(parent), m_group(new ChartGroup(this))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::medium);
    for (int place = Processor; place <= Requests; ++place) {
        auto *chart = new TimeChart({shown});
        chart->setMinimumHeight(leastHeight);
        m_charts << chart;
        m_group->add(chart);
        line->addWidget(chart, 1);
    }
}

void InstanceCharts::add(const std::vector<ServerInstance> &instances, Instant at)
{
    for (const ServerInstance &instance : instances) {
        if (!m_lines.contains(instance.number)) {
            if (m_lines.size() == TimeChart::mostSeries)
                continue;
            m_lines.insert(instance.number);
            nameLine(instance.number);
        }
        const QString &line = instance.number;
        if (instance.cores)
            m_charts[Processor]->add(line, {at, 100 * *instance.cores});
        if (instance.loopDelay)
            m_charts[Delay]->add(line, {at, *instance.loopDelay});
        if (instance.perSecond)
            m_charts[Requests]->add(line, {at, *instance.perSecond});
    }
}

void InstanceCharts::nameLine(const QString &number)
{
    for (TimeChart *chart : std::as_const(m_charts))
        chart->setSeries(number, instance_words::name(number));
}

void InstanceCharts::breakLines()
{
    for (TimeChart *chart : std::as_const(m_charts))
        chart->breakLines();
}

void InstanceCharts::retranslate()
{
    m_charts[Processor]->setTitle(tr("Processor"));
    m_charts[Processor]->setUnit(tr("% of one core"));
    m_charts[Delay]->setTitle(tr("Loop delay"));
    m_charts[Delay]->setUnit(tr("ms"));
    m_charts[Requests]->setTitle(tr("Requests"));
    m_charts[Requests]->setUnit(tr("requests/s"));
    for (const QString &number : std::as_const(m_lines))
        nameLine(number);
}

} // namespace firstcome
