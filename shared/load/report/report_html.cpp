// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/report/report.h"
#include "shared/load/report/svg_chart.h"

#include <cmath>

namespace firstcome::load {

namespace {

const char *const style = R"(
:root{color-scheme:light dark;--ink:#1d2129;--dim:#667085;--rule:#e4e7ec;--page:#fff}
:root{--good:#12805c;--bad:#c4320a}
@media(prefers-color-scheme:dark){
:root{--ink:#e6e8ec;--dim:#98a2b3;--rule:#2b3039;--page:#15181d;--good:#4cc38a;--bad:#ff8b5e}}
body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page)}
body{max-width:900px;margin:32px auto;padding:0 16px}
h1{font-size:22px;margin:0}h2{font-size:16px;margin:32px 0 8px}p{color:var(--dim);margin:4px 0}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:right;padding:4px 8px;border-bottom:1px solid var(--rule)}
th{font-weight:600;color:var(--dim)}th:first-child,td:first-child,.words td,.words th{text-align:left}
.ok{color:var(--good);font-weight:600}.failed{color:var(--bad);font-weight:600}
svg{width:100%;height:auto}
.wide{overflow-x:auto}
)";

QString cell(const QString &text)
{
    return QStringLiteral("<td>") + text.toHtmlEscaped() + QStringLiteral("</td>");
}

QString headerRow(const QStringList &names)
{
    QString row = QStringLiteral("<tr>");
    for (const QString &name : names)
        row += QStringLiteral("<th>") + name.toHtmlEscaped() + QStringLiteral("</th>");
    return row + QStringLiteral("</tr>");
}

struct StepRow
{
    QString name;
    QString outcome;
    const Times &times;
    double seconds;
};

QString stepRow(const StepRow &row)
{
    QString html = QStringLiteral("<tr>") + cell(row.name) + cell(row.outcome) + cell(QString::number(row.times.count));
    html += cell(QString::number(row.seconds > 0 ? double(row.times.count) / row.seconds : 0, 'f', 1));
    for (const double percent : {50.0, 90.0, 95.0, 99.0, 99.9, 99.99})
        html += cell(durationText(row.times.fromIntended.percentile(percent)));
    html += cell(durationText(row.times.fromIntended.highest()));
    for (const double percent : {50.0, 99.0})
        html += cell(durationText(row.times.service.percentile(percent)));
    return html + QStringLiteral("</tr>");
}

QString rowsOf(const QString &name, const StepFigures &step, double seconds)
{
    QString rows;
    for (std::size_t i = 0; i < outcomeCount; ++i) {
        if (step.outcomes[i].count > 0)
            rows += stepRow({name, outcomeName(Outcome(i)), step.outcomes[i], seconds});
    }
    return rows;
}

QString stepsTable(const RunFigures &figures)
{
    const double seconds = figures.elapsedSeconds();
    QString table = QStringLiteral("<div class=\"wide\"><table>") +
                    headerRow(QStringLiteral("request,outcome,count,per s,p50,p90,p95,p99,p99.9,p99.99,max,service p50,"
                                             "service p99")
                                  .split(u','));
    for (std::size_t step = 0; step < stepCount; ++step)
        table += rowsOf(stepName(Step(step)), figures.steps[step], seconds);
    return table + rowsOf(allRequests, figures.total(), seconds) + QStringLiteral("</table></div>");
}

struct Claim
{
    bool ok;
    QString text;
    QString evidence;
};

QString claimRow(const Claim &claim)
{
    const QString word = claim.ok ? QStringLiteral("ok") : QStringLiteral("FAILED");
    return QStringLiteral("<tr><td class=\"%1\">%2</td>").arg(word.toLower(), word) + cell(claim.text) +
           cell(claim.evidence) + QStringLiteral("</tr>");
}

QString findingsTable(const std::vector<Finding> &findings)
{
    QString table = QStringLiteral("<h2>Verdict</h2><table class=\"words\">");
    for (const Finding &finding : findings)
        table += claimRow({finding.ok, finding.name, finding.evidence});
    return table + QStringLiteral("</table>");
}

QString thresholdsTable(const std::vector<CheckedThreshold> &thresholds)
{
    QString table = QStringLiteral("<h2>Thresholds</h2><table class=\"words\">");
    for (const CheckedThreshold &each : thresholds)
        table += claimRow({each.ok, each.threshold.text(),
                           each.measured ? QString::number(*each.measured) : QStringLiteral("nothing was measured")});
    return table + QStringLiteral("</table>");
}

QString notesTable(const std::vector<Note> &notes)
{
    QString table = QStringLiteral("<h2>Notes</h2><table class=\"words\">");
    for (const Note &note : notes)
        table += QStringLiteral("<tr>") + cell(QStringLiteral("%1 s").arg(note.second)) + cell(note.text) +
                 QStringLiteral("</tr>");
    return table + QStringLiteral("</table>");
}

using FigureOf = double (*)(const SecondFigures &);

ChartLine lineOf(const QString &name, const RunFigures &figures, FigureOf figure)
{
    ChartLine line{name, {}};
    for (const SecondFigures &second : figures.seconds)
        line.points.push_back({double(second.second), figure(second)});
    return line;
}

std::vector<ChartMark> marksOf(const RunFigures &figures)
{
    std::vector<ChartMark> marks;
    for (const Note &note : figures.notes)
        marks.push_back({double(note.second), note.text});
    return marks;
}

struct Titles
{
    QString title;
    QString unit;
};

Chart overTime(const RunFigures &figures, const Titles &titles)
{
    Chart chart;
    chart.title = titles.title;
    chart.xName = QStringLiteral("seconds");
    chart.yName = titles.unit;
    chart.marks = marksOf(figures);
    return chart;
}

Chart throughputChart(const RunFigures &figures)
{
    Chart chart = overTime(figures, {QStringLiteral("Throughput"), QStringLiteral("per second")});
    chart.lines = {lineOf(QStringLiteral("requests"), figures,
                          [](const SecondFigures &second) { return second.perSecond(second.requests()); }),
                   lineOf(QStringLiteral("orders"), figures,
                          [](const SecondFigures &second) { return second.perSecond(second.orders); })};
    return chart;
}

Chart arrivalsChart(const RunFigures &figures)
{
    Chart chart = overTime(figures, {QStringLiteral("Arrivals"), QStringLiteral("per second")});
    chart.lines = {
        lineOf(QStringLiteral("intended"), figures,
               [](const SecondFigures &second) { return second.perSecond(second.arrivals.intended); }),
        lineOf(QStringLiteral("unsent"), figures, [](const SecondFigures &second) { return double(second.unsent); })};
    return chart;
}

Chart refusalsChart(const RunFigures &figures)
{
    Chart chart = overTime(figures, {QStringLiteral("Refused and failed"), QStringLiteral("per second")});
    chart.lines = {lineOf(QStringLiteral("refused"), figures,
                          [](const SecondFigures &second) {
                              return second.perSecond(second.count(Outcome::SoldOut) + second.count(Outcome::Limit) +
                                                      second.count(Outcome::Busy));
                          }),
                   lineOf(QStringLiteral("failed"), figures,
                          [](const SecondFigures &second) { return second.perSecond(second.count(Outcome::Failed)); })};
    return chart;
}

Chart latencyChart(const RunFigures &figures)
{
    Chart chart =
        overTime(figures, {QStringLiteral("Time to answer, from the intended instant"), QStringLiteral("ms")});
    chart.lines = {lineOf(QStringLiteral("p99"), figures,
                          [](const SecondFigures &second) { return double(second.p99.count()) / 1e3; }),
                   lineOf(QStringLiteral("p50"), figures,
                          [](const SecondFigures &second) { return double(second.p50.count()) / 1e3; })};
    return chart;
}

ChartLine percentileLine(const QString &name, const Histogram &time)
{
    constexpr double nines = 4;
    constexpr int stepsPerNine = 25;
    ChartLine line{name, {}};
    for (int i = 0; i <= int(nines) * stepsPerNine; ++i) {
        const double x = double(i) / stepsPerNine;
        const double percent = 100.0 * (1 - std::pow(10.0, -x));
        line.points.push_back({x, double(time.percentile(percent).count()) / 1e3});
    }
    return line;
}

/// Each nine takes the same width, as is usual for latency: x = -log10(1 - share).
Chart percentileChart(const Times &times)
{
    Chart chart;
    chart.title = QStringLiteral("Time to answer by percentile, all requests");
    chart.xName = QStringLiteral("percentile");
    chart.yName = QStringLiteral("ms");
    chart.lines = {percentileLine(QStringLiteral("intended"), times.fromIntended),
                   percentileLine(QStringLiteral("service"), times.service)};
    chart.xTicks = {{0.30103, QStringLiteral("50")},
                    {1, QStringLiteral("90")},
                    {2, QStringLiteral("99")},
                    {3, QStringLiteral("99.9")},
                    {4, QStringLiteral("99.99")}};
    return chart;
}

QString section(const Chart &chart)
{
    return QStringLiteral("<h2>%1</h2>").arg(chart.title.toHtmlEscaped()) + svgChart(chart);
}

QString summary(const Report &report)
{
    const RunFigures &figures = report.outcome.figures;
    const QString lost = figures.serverLost ? QStringLiteral(" The server stopped answering in the run.") : QString();
    return QStringLiteral("%1; %2 s at %3 requests/s against %4, %5.%6")
        .arg(report.outcome.scenario.summary())
        .arg(figures.elapsedSeconds(), 0, 'f', 1)
        .arg(figures.requestsPerSecond(), 0, 'f', 0)
        .arg(report.url, toIso(report.outcome.startedAt), lost);
}

} // namespace

QByteArray reportHtml(const Report &report)
{
    const LoadOutcome &outcome = report.outcome;
    const RunFigures &figures = outcome.figures;
    const QString title = QStringLiteral("Load run: ") + outcome.scenario.name;
    QString html = QStringLiteral("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                                  "<meta name=\"viewport\" content=\"width=device-width\"><title>%1</title><style>")
                       .arg(title.toHtmlEscaped());
    html += QLatin1StringView(style) + QStringLiteral("</style></head><body>");
    html += QStringLiteral("<h1>%1</h1><p>%2</p>").arg(title.toHtmlEscaped(), summary(report).toHtmlEscaped());
    html += QStringLiteral("<p>%1</p>").arg(arrivalsText(figures.arrivals));
    if (outcome.findings)
        html += findingsTable(*outcome.findings);
    if (!outcome.thresholds.empty())
        html += thresholdsTable(outcome.thresholds);
    html += QStringLiteral("<h2>Requests</h2>") + stepsTable(figures);
    html += section(arrivalsChart(figures)) + section(throughputChart(figures)) + section(latencyChart(figures));
    html += section(refusalsChart(figures)) + section(percentileChart(figures.total().times()));
    if (!figures.notes.empty())
        html += notesTable(figures.notes);
    return (html + QStringLiteral("</body></html>\n")).toUtf8();
}

} // namespace firstcome::load
