// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/sparkline.h"

#include <QPainter>
#include <QPainterPath>

namespace firstcome {

namespace {

struct Range
{
    double least;
    double most;
};

Range rangeOf(const std::vector<std::vector<Sample>> &runs, bool fromZero)
{
    Range range{runs.front().front().value, runs.front().front().value};
    for (const auto &run : runs) {
        for (const Sample &sample : run) {
            range.least = std::min(range.least, sample.value);
            range.most = std::max(range.most, sample.value);
        }
    }
    if (fromZero)
        range.least = std::min(range.least, 0.0);
    if (range.most - range.least < 1e-9)
        range.most = range.least + 1;
    return range;
}

void drawRun(QPainter &painter, const QPolygonF &points, const SparklineLook &look)
{
    if (points.size() == 1) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.colour);
        painter.drawEllipse(points.first(), 1.5, 1.5);
        return;
    }
    QPainterPath surface;
    surface.addPolygon(points);
    surface.lineTo(points.last().x(), look.area.bottom());
    surface.lineTo(points.first().x(), look.area.bottom());
    surface.closeSubpath();
    QColor faint = look.colour;
    faint.setAlphaF(0.12f);
    painter.fillPath(surface, faint);
    painter.setPen(QPen(look.colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(points);
}

} // namespace

void drawSparkline(QPainter &painter, const SampleSeries &series, const SparklineLook &look)
{
    const auto runs = series.runs();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(look.area.adjusted(-2, -2, 2, 2));
    if (runs.empty()) {
        QColor faint = look.colour;
        faint.setAlphaF(0.4f);
        painter.setPen(QPen(faint, 1, Qt::DotLine));
        painter.drawLine(look.area.bottomLeft(), look.area.bottomRight());
        painter.restore();
        return;
    }
    const Range range = rangeOf(runs, look.fromZero);
    const double span = double(series.span().keep.count());
    const QRectF inner = look.area.adjusted(0, 2, 0, -1);
    for (const auto &run : runs) {
        QPolygonF points;
        points.reserve(qsizetype(run.size()));
        for (const Sample &sample : run) {
            const double age = double((look.until - sample.at).count());
            const double height = (sample.value - range.least) / (range.most - range.least);
            points.append({inner.right() - age / span * inner.width(), inner.bottom() - height * inner.height()});
        }
        drawRun(painter, points, look);
    }
    painter.restore();
}

Sparkline::Sparkline(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Sparkline::add(Sample sample)
{
    m_series.add(sample);
    update();
}

void Sparkline::breakLine()
{
    m_series.breakLine();
}

void Sparkline::clear()
{
    m_series.clear();
    update();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto last = m_series.last();
    drawSparkline(
        painter, m_series,
        {QRectF(rect()).adjusted(1, 1, -1, -1), last ? last->at : Instant{}, currentColours().of(m_tone), true});
}

} // namespace firstcome
