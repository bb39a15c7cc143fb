// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/report.h"
#include "shared/load/svg_chart.h"

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

QString stepRow(const QString &name, const StepFigures &step, double seconds)
{
    QString row = QStringLiteral("<tr>") + cell(name) + cell(QString::number(step.requests()));
    row += cell(QString::number(seconds > 0 ? double(step.requests()) / seconds : 0, 'f', 1));
    for (const Mark mark : {Mark::SoldOut, Mark::Refused, Mark::Busy, Mark::Lost, Mark::Error})
        row += cell(QString::number(step.marked(mark)));
    for (const double percent : {50.0, 90.0, 99.0, 99.9})
        row += cell(durationText(step.serviceTime.percentile(percent)));
    return row + cell(durationText(step.serviceTime.highest())) + QStringLiteral("</tr>");
}

QString stepsTable(const RunFigures &figures)
{
    const double seconds = std::chrono::duration<double>(figures.elapsed).count();
    QString table =
        QStringLiteral("<div class=\"wide\"><table>") +
        headerRow(
            QStringLiteral("request,count,per s,sold out,refused,busy,lost,errors,p50,p90,p99,p99.9,max").split(u','));
    for (std::size_t step = 0; step < stepCount; ++step) {
        if (figures.steps[step].requests() > 0)
            table += stepRow(QString::fromLatin1(stepName(Step(step))), figures.steps[step], seconds);
    }
    return table + stepRow(QStringLiteral("all"), figures.total(), seconds) + QStringLiteral("</table></div>");
}

QString findingsTable(const std::vector<Finding> &findings)
{
    QString table = QStringLiteral("<h2>Verdict</h2><table class=\"words\">");
    for (const Finding &finding : findings) {
        const QString word = finding.ok ? QStringLiteral("ok") : QStringLiteral("FAILED");
        table += QStringLiteral("<tr><td class=\"%1\">%2</td>").arg(word.toLower(), word);
        table += cell(finding.name) + cell(finding.evidence) + QStringLiteral("</tr>");
    }
    return table + QStringLiteral("</table>");
}

Chart throughputChart(const RunFigures &figures)
{
    ChartLine requests{QStringLiteral("requests"), {}};
    ChartLine orders{QStringLiteral("orders"), {}};
    for (const SecondFigures &second : figures.seconds) {
        requests.points.push_back({double(second.second), second.perSecond(second.requests)});
        orders.points.push_back({double(second.second), second.perSecond(second.orders)});
    }
    return {
        QStringLiteral("Throughput"), QStringLiteral("seconds"), QStringLiteral("per second"), {requests, orders}, {}};
}

Chart latencyChart(const RunFigures &figures)
{
    ChartLine middle{QStringLiteral("p50"), {}};
    ChartLine tail{QStringLiteral("p99"), {}};
    for (const SecondFigures &second : figures.seconds) {
        middle.points.push_back({double(second.second), double(second.p50.count()) / 1e3});
        tail.points.push_back({double(second.second), double(second.p99.count()) / 1e3});
    }
    return {QStringLiteral("Time to answer"), QStringLiteral("seconds"), QStringLiteral("ms"), {tail, middle}, {}};
}

/// Each nine takes the same width, as is usual for latency: x = -log10(1 - share).
Chart percentileChart(const Histogram &time)
{
    constexpr double nines = 4;
    constexpr int stepsPerNine = 25;
    ChartLine line{QStringLiteral("all requests"), {}};
    for (int i = 0; i <= int(nines) * stepsPerNine; ++i) {
        const double x = double(i) / stepsPerNine;
        const double percent = 100.0 * (1 - std::pow(10.0, -x));
        line.points.push_back({x, double(time.percentile(percent).count()) / 1e3});
    }
    return {QStringLiteral("Time to answer by percentile"),
            QStringLiteral("percentile"),
            QStringLiteral("ms"),
            {line},
            {{0.30103, QStringLiteral("50")},
             {1, QStringLiteral("90")},
             {2, QStringLiteral("99")},
             {3, QStringLiteral("99.9")},
             {4, QStringLiteral("99.99")}}};
}

QString section(const Chart &chart)
{
    return QStringLiteral("<h2>%1</h2>").arg(chart.title.toHtmlEscaped()) + svgChart(chart);
}

QString summary(const Report &report)
{
    const RunFigures &figures = report.figures;
    return QStringLiteral("%1 users, journey %2, %3 s at %4 requests/s against %5, %6")
        .arg(figures.users)
        .arg(pathName(report.scenario.path))
        .arg(std::chrono::duration<double>(figures.elapsed).count(), 0, 'f', 1)
        .arg(figures.requestsPerSecond(), 0, 'f', 0)
        .arg(report.url, toIso(report.startedAt));
}

} // namespace

QByteArray reportHtml(const Report &report)
{
    const QString title = QStringLiteral("Load run: ") + report.scenario.name;
    QString html = QStringLiteral("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                                  "<meta name=\"viewport\" content=\"width=device-width\"><title>%1</title><style>")
                       .arg(title.toHtmlEscaped());
    html += QLatin1StringView(style) + QStringLiteral("</style></head><body>");
    html += QStringLiteral("<h1>%1</h1><p>%2</p>").arg(title.toHtmlEscaped(), summary(report).toHtmlEscaped());
    if (report.findings)
        html += findingsTable(*report.findings);
    html += QStringLiteral("<h2>Requests</h2>") + stepsTable(report.figures);
    html += section(throughputChart(report.figures)) + section(latencyChart(report.figures));
    html += section(percentileChart(report.figures.total().serviceTime));
    return (html + QStringLiteral("</body></html>\n")).toUtf8();
}

} // namespace firstcome::load
