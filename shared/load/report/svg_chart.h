// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <vector>

namespace firstcome::load {

struct ChartPoint
{
    double x = 0;
    double y = 0;
};

struct ChartLine
{
    QString name;
    std::vector<ChartPoint> points;
};

/// An upright line at a moment something was done.
struct ChartMark
{
    double x = 0;
    QString text;
};

/// A line chart as values. `xTicks` names the places on the x axis; where it is empty they are chosen.
struct Chart
{
    QString title;
    QString xName;
    QString yName;
    std::vector<ChartLine> lines;
    std::vector<std::pair<double, QString>> xTicks;
    std::vector<ChartMark> marks;
};

/// One <svg> element that needs no style sheet and suits light and dark pages.
QString svgChart(const Chart &chart);

/// Round steps (1, 2 or 5 times a power of ten) from 0 to at least `highest`, about `count` of them.
std::vector<double> roundTicks(double highest, int count);

} // namespace firstcome::load
