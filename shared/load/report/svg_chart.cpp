// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/report/svg_chart.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace firstcome::load {

namespace {

constexpr double width = 860;
constexpr double height = 260;
constexpr double left = 70;
constexpr double right = 24;
constexpr double top = 34;
constexpr double bottom = 44;
constexpr int xTickCount = 10;
constexpr int yTickCount = 5;
// Readable on white and on black, so that a chart needs no style sheet.
constexpr const char *gridColour = "#98a2b3";
constexpr const char *textColour = "#7a8699";
constexpr std::array<const char *, 2> lineColours{"#2e7dd7", "#d97706"};

struct Scale
{
    double xHighest = 1;
    double yHighest = 1;

    double x(double value) const { return left + value / xHighest * (width - left - right); }
    double y(double value) const { return height - bottom - value / yHighest * (height - top - bottom); }
};

QString coordinate(double value)
{
    return QString::number(value, 'f', 1);
}

QString label(double value)
{
    if (value >= 1'000'000)
        return QString::number(value / 1'000'000) + u'M';
    return value >= 10'000 ? QString::number(value / 1'000) + u'k' : QString::number(value);
}

struct Text
{
    double x;
    double y;
    const char *anchor;
    QString words;
};

QString textElement(const Text &text)
{
    return QStringLiteral("<text font-size=\"12\" fill=\"%5\" x=\"%1\" y=\"%2\" text-anchor=\"%3\">%4</text>")
        .arg(coordinate(text.x), coordinate(text.y), QLatin1StringView(text.anchor), text.words.toHtmlEscaped(),
             QLatin1StringView(textColour));
}

QString yAxis(const Chart &chart, const Scale &scale)
{
    QString svg;
    for (const double tick : roundTicks(scale.yHighest, yTickCount)) {
        const QString y = coordinate(scale.y(tick));
        svg += QStringLiteral("<line stroke=\"%4\" stroke-opacity=\"0.35\" x1=\"%1\" x2=\"%2\" y1=\"%3\" y2=\"%3\"/>")
                   .arg(coordinate(left), coordinate(width - right), y, QLatin1StringView(gridColour));
        svg += textElement({left - 8, scale.y(tick) + 4, "end", label(tick)});
    }
    return svg + textElement({8, top - 16, "start", chart.yName});
}

QString xAxis(const Chart &chart, const Scale &scale)
{
    QString svg;
    auto ticks = chart.xTicks;
    if (ticks.empty()) {
        for (const double tick : roundTicks(scale.xHighest, xTickCount))
            ticks.emplace_back(tick, label(tick));
    }
    for (const auto &[value, name] : ticks) {
        if (value <= scale.xHighest)
            svg += textElement({scale.x(value), height - bottom + 18, "middle", name});
    }
    return svg + textElement({width - right, height - 6, "end", chart.xName});
}

QString lineElement(const ChartLine &line, std::size_t number, const Scale &scale)
{
    QString points;
    for (const ChartPoint &point : line.points)
        points += coordinate(scale.x(point.x)) + u',' + coordinate(scale.y(point.y)) + u' ';
    const double x = width - right - 120.0 * double(number + 1);
    const QString stroke = QStringLiteral("fill=\"none\" stroke-width=\"2\" stroke=\"%1\"")
                               .arg(QLatin1StringView(lineColours[number % 2]));
    return QStringLiteral("<polyline %1 points=\"%2\"/>").arg(stroke, points.trimmed()) +
           QStringLiteral("<line %1 x1=\"%2\" x2=\"%3\" y1=\"%4\" y2=\"%4\"/>")
               .arg(stroke, coordinate(x), coordinate(x + 18), coordinate(top - 20)) +
           textElement({x + 24, top - 16, "start", line.name});
}

QString markElement(const ChartMark &mark, const Scale &scale)
{
    return QStringLiteral("<line stroke=\"%1\" stroke-dasharray=\"4 3\" x1=\"%2\" x2=\"%2\" y1=\"%3\" y2=\"%4\">"
                          "<title>%5</title></line>")
        .arg(QLatin1StringView(textColour), coordinate(scale.x(std::min(mark.x, scale.xHighest))), coordinate(top),
             coordinate(height - bottom), mark.text.toHtmlEscaped());
}

} // namespace

std::vector<double> roundTicks(double highest, int count)
{
    if (!(highest > 0))
        highest = 1;
    const double rough = highest / count;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double lead = rough / power;
    const double step = power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    std::vector<double> ticks;
    for (int i = 0; ticks.empty() || ticks.back() < highest * (1 - 1e-9); ++i)
        ticks.push_back(step * i);
    return ticks;
}

QString svgChart(const Chart &chart)
{
    Scale scale{0, 0};
    for (const ChartLine &line : chart.lines) {
        for (const ChartPoint &point : line.points) {
            scale.xHighest = std::max(scale.xHighest, point.x);
            scale.yHighest = std::max(scale.yHighest, point.y);
        }
    }
    scale.xHighest = scale.xHighest > 0 ? scale.xHighest : 1;
    scale.yHighest = roundTicks(scale.yHighest, yTickCount).back();
    QString svg = QStringLiteral("<svg viewBox=\"0 0 %1 %2\" role=\"img\" aria-label=\"%3\">")
                      .arg(width)
                      .arg(height)
                      .arg(chart.title.toHtmlEscaped());
    svg += yAxis(chart, scale) + xAxis(chart, scale);
    for (std::size_t number = 0; number < chart.lines.size(); ++number)
        svg += lineElement(chart.lines[number], number, scale);
    for (const ChartMark &mark : chart.marks)
        svg += markElement(mark, scale);
    return svg + QStringLiteral("</svg>");
}

} // namespace firstcome::load
