// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/arrival_curve.h"

#include "console/load/load_words.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/theme.h"
#include <QPainter>
#include <QPainterPath>

namespace firstcome {

namespace {

constexpr int left = 56;
constexpr int above = 24;
constexpr int below = 24;
constexpr int labelHeight = 16;

double inSeconds(load::Micros time)
{
    return std::chrono::duration<double>(time).count();
}

} // namespace

void ArrivalCurve::show(const load::Scenario &scenario)
{
    m_points.clear();
    m_open = scenario.isOpen();
    for (const load::Stretch &stretch : load::stretchesOf(scenario.arrivals)) {
        m_points.push_back({inSeconds(stretch.begins), stretch.from});
        m_points.push_back({inSeconds(stretch.ends()), stretch.to});
    }
    if (!m_open) {
        m_points = {{0, scenario.ramp.count() > 0 ? 0.0 : double(scenario.users)},
                    {double(scenario.ramp.count()), double(scenario.users)},
                    {double(std::max(scenario.duration, scenario.ramp).count()), double(scenario.users)}};
    }
    m_most = 0;
    for (const QPointF &point : m_points)
        m_most = std::max(m_most, point.y());
    m_seconds = m_points.empty() ? 0 : m_points.back().x();
    setAccessibleName(load_words::summary(scenario));
    setToolTip(load_words::summary(scenario));
    update();
}

void ArrivalCurve::paintEvent(QPaintEvent *)
{
    const Colours &colours = currentColours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(figureFont(metrics::fontSmall - 1, false));
    const QRectF area(left, above, width() - left - metrics::large, height() - above - below);
    painter.setPen(colours.muted);
    painter.drawText(QRectF(0, 0, width(), labelHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     m_open ? tr("arrivals a second") : tr("users at once"));
    painter.drawText(QRectF(0, area.top() - labelHeight / 2.0, left - metrics::small, labelHeight),
                     Qt::AlignRight | Qt::AlignVCenter, format::compact(m_most));
    painter.drawText(QRectF(0, area.bottom() - labelHeight / 2.0, left - metrics::small, labelHeight),
                     Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("0"));
    const auto length = std::chrono::milliseconds(qint64(m_seconds * 1000));
    painter.drawText(QRectF(area.left(), area.bottom() + metrics::hair, area.width(), labelHeight),
                     Qt::AlignRight | Qt::AlignVCenter, format::duration(length));
    painter.setPen(QPen(blend(colours.line, 0.7, colours.window), 1));
    painter.drawLine(area.topLeft(), area.topRight());
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (m_seconds <= 0 || m_most <= 0)
        return;
    const auto place = [&](const QPointF &point) {
        return QPointF(area.left() + area.width() * point.x() / m_seconds,
                       area.bottom() - area.height() * point.y() / m_most);
    };
    QPainterPath line(place(m_points.front()));
    for (const QPointF &point : m_points)
        line.lineTo(place(point));
    QPainterPath filled = line;
    filled.lineTo(area.bottomRight());
    filled.lineTo(area.bottomLeft());
    filled.closeSubpath();
    painter.fillPath(filled, colours.soft(Tone::Selected));
    painter.strokePath(line, QPen(colours.series.first(), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

} // namespace firstcome
