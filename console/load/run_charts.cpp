// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/run_charts.h"

#include "console/load/load_words.h"
#include "console/widgets/metrics.h"
#include "console/widgets/time_chart.h"
#include <QGridLayout>
#include <QJsonArray>

namespace firstcome {

namespace {

/// Longer than any run.
constexpr SampleSpan span{std::chrono::hours(25), std::chrono::milliseconds(5'000)};

struct Line
{
    int chart;
    const char *field; ///< of a second
    double scale;      ///< to what the chart shows
};
constexpr int leastHeight = 200; ///< five names fit beside each other's lines
constexpr double millis = 1e-3;
constexpr Line lines[] = {{0, "intended", 1},
                          {0, "sent", 1},
                          {0, "answered", 1},
                          {1, "p50Micros", millis},
                          {1, "p99Micros", millis},
                          {1, "serviceP50Micros", millis},
                          {1, "serviceP99Micros", millis},
                          {2, "good", 1},
                          {2, "soldOut", 1},
                          {2, "limit", 1},
                          {2, "busy", 1},
                          {2, "failed", 1},
                          {3, "unsent", 1},
                          {3, "usersActive", 1}};

} // namespace

RunCharts::RunCharts(QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(metrics::medium);
    for (int place = 0; place < PlaceCount; ++place) {
        auto *chart = new TimeChart(span, [this] { return m_live ? systemNow() : m_last; });
        chart->setMinimumHeight(leastHeight);
        m_charts << chart;
        m_group.add(chart);
        grid->addWidget(chart, place / 2, place % 2);
    }
    retranslate();
}

void RunCharts::begin(Instant at, bool live)
{
    m_begin = m_last = at;
    m_live = live;
    m_marks.clear();
    for (TimeChart *chart : std::as_const(m_charts)) {
        chart->setMarks({});
        chart->clear();
    }
}

void RunCharts::addSecond(const QJsonObject &second)
{
    const auto at = m_begin + std::chrono::seconds(second.value(QLatin1StringView("second")).toInt());
    m_last = std::max(m_last, at);
    for (const Line &line : lines) {
        const QJsonValue value = second.value(QLatin1StringView(line.field));
        if (value.isDouble())
            m_charts[line.chart]->add(QString::fromLatin1(line.field), {at, value.toDouble() * line.scale});
    }
}

void RunCharts::addNote(int second, const QString &text)
{
    m_marks.push_back({m_begin + std::chrono::seconds(second), text});
    for (TimeChart *chart : std::as_const(m_charts))
        chart->setMarks(m_marks);
}

void RunCharts::end()
{
    m_live = false;
    show();
}

void RunCharts::showReport(const QJsonObject &report)
{
    begin(fromIso(report.value(QLatin1StringView("startedAt")).toString()).value_or(Instant{}), false);
    const QJsonArray seconds = report.value(QLatin1StringView("seconds")).toArray();
    for (const QJsonValue &second : seconds)
        addSecond(second.toObject());
    const QJsonArray notes = report.value(QLatin1StringView("notes")).toArray();
    for (const QJsonValue &note : notes)
        addNote(note[u"second"].toInt(), note[u"note"].toString());
    show();
}

void RunCharts::show()
{
    for (TimeChart *chart : std::as_const(m_charts))
        chart->showNow();
}

void RunCharts::retranslate()
{
    const QString names[] = {tr("Intended"),
                             tr("Sent"),
                             tr("Answered"),
                             tr("p50 since due"),
                             tr("p99 since due"),
                             tr("p50 since sent"),
                             tr("p99 since sent"),
                             load_words::outcome(QStringLiteral("good")),
                             load_words::outcome(QStringLiteral("soldOut")),
                             load_words::outcome(QStringLiteral("limit")),
                             load_words::outcome(QStringLiteral("busy")),
                             load_words::outcome(QStringLiteral("failed")),
                             tr("Unsent"),
                             tr("Under way")};
    for (size_t i = 0; i < std::size(lines); ++i)
        m_charts[lines[i].chart]->setSeries(QString::fromLatin1(lines[i].field), names[i]);
    m_charts[Rate]->setTitle(tr("Arrivals"));
    m_charts[Rate]->setUnit(tr("a second"));
    m_charts[Latency]->setTitle(tr("Latency"));
    m_charts[Latency]->setUnit(tr("ms"));
    m_charts[Outcomes]->setTitle(tr("Outcomes"));
    m_charts[Outcomes]->setUnit(tr("requests a second"));
    m_charts[Waiting]->setTitle(tr("Waiting"));
    m_charts[Waiting]->setUnit(tr("journeys"));
}

} // namespace firstcome
