// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/chart_view.h"

#include "console/widgets/colours.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/server_time.h"
#include "console/widgets/theme.h"
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QMouseEvent>
#include <QValueAxis>

namespace firstcome {

namespace {

constexpr int leftMargin = 56;
constexpr int topMargin = 24;
constexpr int bottomMargin = 24;
constexpr int nameMargin = 96;
constexpr int plainMargin = 16;
/// Below this width there is no room for names at the lines; the legend has them.
constexpr int widthForNames = 420;
constexpr int labelHeight = 16;
/// A chart that has just begun shows this much, and more as it grows.
constexpr std::chrono::milliseconds leastSpan{60'000};

std::chrono::milliseconds spanOf(const std::vector<ChartLine> &lines, Instant until)
{
    std::chrono::milliseconds most = leastSpan;
    std::chrono::milliseconds span{0};
    for (const ChartLine &line : lines) {
        most = std::max(most, line.samples.span().keep);
        if (const auto first = line.samples.first())
            span = std::max(span, std::chrono::duration_cast<std::chrono::milliseconds>(until - first->at));
    }
    return std::clamp(span, std::min(leastSpan, most), most);
}

} // namespace

ChartView::ChartView(QWidget *parent) : QChartView(parent), m_time(new QValueAxis), m_value(new QValueAxis)
{
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setFrameShape(NoFrame);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    for (QValueAxis *axis : {m_time, m_value}) {
        axis->setLabelsVisible(false);
        axis->setLineVisible(false);
    }
    m_time->setGridLineVisible(false);
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_value, Qt::AlignLeft);
    applyTheme();
}

void ChartView::setUnit(const QString &unit)
{
    m_unit = unit;
    viewport()->update();
}

void ChartView::setFromZero(bool fromZero)
{
    m_fromZero = fromZero;
    scaleAxes();
}

void ChartView::showLines(const std::vector<ChartLine> &lines, Instant until)
{
    m_lines = lines;
    m_until = until;
    const auto before = std::exchange(m_ownSpan, spanOf(m_lines, until));
    if (m_ownSpan != before)
        Q_EMIT spanChanged();
    scaleAxes();
    rebuildSeries();
    viewport()->update();
}

void ChartView::setMarks(std::vector<ChartMark> marks)
{
    m_marks = std::move(marks);
    viewport()->update();
}

void ChartView::setCursorAt(std::optional<Instant> at)
{
    m_cursor = at;
    viewport()->update();
}

void ChartView::setLeastSpan(std::chrono::milliseconds span)
{
    if (m_leastSpan == span)
        return;
    m_leastSpan = span;
    scaleAxes();
    viewport()->update();
}

void ChartView::rebuildSeries()
{
    // A run without a gap is one QLineSeries. They are reused: making one costs a layout of the chart.
    const QList<QAbstractSeries *> old = chart()->series();
    qsizetype used = 0;
    for (size_t line = 0; line < m_lines.size(); ++line) {
        for (const auto &run : m_lines[line].samples.runs()) {
            auto *series = used < old.size() ? static_cast<QLineSeries *>(old[used]) : new QLineSeries;
            if (used++ >= old.size()) {
                chart()->addSeries(series);
                series->attachAxis(m_time);
                series->attachAxis(m_value);
            }
            QList<QPointF> points;
            points.reserve(qsizetype(run.size()));
            for (const Sample &sample : run)
                points.append({-secondsBefore(sample.at), sample.value});
            series->setPen(QPen(colourOf(line), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            series->setPointsVisible(points.size() == 1);
            series->replace(points);
        }
    }
    for (; used < old.size(); ++used)
        delete old[used];
}

void ChartView::scaleAxes()
{
    double least = m_fromZero ? 0 : std::numeric_limits<double>::max();
    double most = m_fromZero ? 0 : std::numeric_limits<double>::lowest();
    for (const ChartLine &line : m_lines) {
        for (const Sample &sample : line.samples.samples()) {
            least = std::min(least, sample.value);
            most = std::max(most, sample.value);
        }
    }
    m_scale = niceScale(least, most);
    // A number of ticks, never their distance: with a distance, QtCharts would fill every range that is set between two
    // scales with lines a distance of the other scale apart, 120,000 of them on the way from 1 to 60,000.
    m_value->setTickCount(m_scale.steps() + 1);
    m_value->setRange(m_scale.least, m_scale.most);
    m_time->setRange(-double(span().count()) / 1000.0, 0);
}

void ChartView::applyTheme()
{
    const Colours &colours = currentColours();
    setBackgroundBrush(Qt::NoBrush);
    m_value->setGridLinePen(QPen(blend(colours.line, 0.7, colours.raised), 1));
    rebuildSeries();
}

void ChartView::resizeEvent(QResizeEvent *event)
{
    const int right = event->size().width() >= widthForNames ? nameMargin : plainMargin;
    chart()->setMargins(QMargins(0, 0, 0, 0));
    chart()->setPlotArea(QRectF(leftMargin, topMargin, std::max(1, event->size().width() - leftMargin - right),
                                std::max(1, event->size().height() - topMargin - bottomMargin)));
    QChartView::resizeEvent(event);
    // QtCharts asks for as much as its own axes would need; ours need less.
    setMinimumSize(0, 0);
}

void ChartView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
    QChartView::changeEvent(event);
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF area = chart()->plotArea();
    const double share = (event->position().x() - area.left()) / area.width();
    const bool inside = share >= 0 && share <= 1;
    m_cursor = inside ? std::optional(m_until - std::chrono::milliseconds(qint64((1 - share) * double(span().count()))))
                      : std::nullopt;
    viewport()->update();
    Q_EMIT cursorMoved(m_cursor);
    QChartView::mouseMoveEvent(event);
}

void ChartView::leaveEvent(QEvent *event)
{
    m_cursor.reset();
    viewport()->update();
    Q_EMIT cursorMoved(m_cursor);
    QChartView::leaveEvent(event);
}

void ChartView::drawForeground(QPainter *painter, const QRectF &)
{
    painter->save();
    painter->setFont(figureFont(metrics::fontSmall - 1, false));
    drawValueLabels(*painter);
    drawTimeLabels(*painter);
    drawMarks(*painter);
    if (width() >= widthForNames)
        drawNames(*painter);
    else
        drawLegend(*painter);
    if (m_cursor)
        drawCursor(*painter);
    painter->restore();
}

void ChartView::drawValueLabels(QPainter &painter) const
{
    const QRectF area = chart()->plotArea();
    painter.setPen(currentColours().muted);
    if (!m_unit.isEmpty())
        painter.drawText(QRectF(4, 0, area.width(), labelHeight + 2), Qt::AlignLeft | Qt::AlignVCenter, m_unit);
    for (int step = 0; step <= m_scale.steps(); ++step) {
        const double y = area.bottom() - area.height() * step / m_scale.steps();
        painter.drawText(QRectF(0, y - labelHeight / 2.0, leftMargin - 8, labelHeight),
                         Qt::AlignRight | Qt::AlignVCenter, axisNumber(m_scale.at(step), m_scale.step));
    }
}

void ChartView::drawTimeLabels(QPainter &painter) const
{
    const QRectF area = chart()->plotArea();
    const auto step = niceTimeStep(span(), std::max(2, int(area.width() / 110)));
    painter.setPen(currentColours().muted);
    // At round instants of the server's clock, so that labels move with the data and say what the server would say.
    const auto ahead = serverTimeOf(m_until) - m_until;
    const qint64 first = (toMillis(m_until + ahead - span()) / step.count() + 1) * step.count();
    for (Instant at = fromMillis(first); at <= m_until + ahead; at += step) {
        const double x = place({at - ahead, 0}).x();
        const QRectF box(x - 40, area.bottom() + 4, 80, labelHeight);
        if (box.left() >= 0 && box.right() <= width())
            painter.drawText(box, Qt::AlignCenter, format::clockKst(at));
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 3));
    }
}

void ChartView::drawMarks(QPainter &painter) const
{
    const QRectF area = chart()->plotArea();
    double free = area.left(); // words that would cover each other are left out; the line stays
    for (const ChartMark &mark : m_marks) {
        const double x = place({mark.at, 0}).x();
        if (x < area.left() || x > area.right())
            continue;
        painter.setPen(QPen(currentColours().muted, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        // At the left of its line where the names of the series begin.
        const double wide = painter.fontMetrics().horizontalAdvance(mark.text) + metrics::hair;
        const double from = x + wide > area.right() ? x - wide : x + metrics::hair / 2.0;
        if (from < free)
            continue;
        painter.setPen(currentColours().text);
        painter.drawText(QPointF(from, area.top() + labelHeight - metrics::hair), mark.text);
        free = from + wide;
    }
}

void ChartView::drawNames(QPainter &painter) const
{
    struct Name
    {
        size_t line;
        double y;
    };
    std::vector<Name> names;
    for (size_t line = 0; line < m_lines.size(); ++line) {
        if (const auto last = m_lines[line].samples.last())
            names.push_back({line, place(*last).y()});
    }
    std::sort(names.begin(), names.end(), [](const Name &a, const Name &b) { return a.y < b.y; });
    const QRectF area = chart()->plotArea();
    // Names that would cover each other are pushed down, and all up again where the bottom is reached.
    for (size_t i = 1; i < names.size(); ++i)
        names[i].y = std::max(names[i].y, names[i - 1].y + labelHeight);
    double lowest = area.bottom();
    for (size_t i = names.size(); i-- > 0; lowest = names[i].y - labelHeight)
        names[i].y = std::min(names[i].y, lowest);
    for (const Name &name : names) {
        painter.setPen(colourOf(name.line));
        const QRectF box(area.right() + 6, name.y - labelHeight / 2.0, nameMargin - 8, labelHeight);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(m_lines[name.line].name, Qt::ElideRight, int(box.width())));
    }
}

void ChartView::drawLegend(QPainter &painter) const
{
    // Where the unit ends; a name that does not fit beside it is left out, the cursor names every line.
    const double left = 4 + painter.fontMetrics().horizontalAdvance(m_unit) + metrics::large;
    double x = width() - plainMargin;
    for (size_t line = m_lines.size(); line-- > 0;) {
        x -= painter.fontMetrics().horizontalAdvance(m_lines[line].name);
        if (x - metrics::small - metrics::medium < left)
            return;
        painter.setPen(colourOf(line));
        painter.drawText(QPointF(x, labelHeight - 3), m_lines[line].name);
        x -= metrics::small;
        painter.setBrush(colourOf(line));
        painter.drawEllipse(QPointF(x, labelHeight / 2.0), 3, 3);
        x -= metrics::medium;
    }
}

void ChartView::drawCursor(QPainter &painter) const
{
    const Colours &colours = currentColours();
    const QRectF area = chart()->plotArea();
    const double x = place({*m_cursor, 0}).x();
    if (x < area.left() || x > area.right())
        return;
    painter.setPen(QPen(colours.muted, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));

    std::vector<std::pair<size_t, QString>> entries;
    int wide = painter.fontMetrics().horizontalAdvance(format::clockKst(serverTimeOf(*m_cursor)));
    for (size_t line = 0; line < m_lines.size(); ++line) {
        const auto near = nearestSample(m_lines[line].samples, *m_cursor);
        const QString value = near ? format::compact(near->value) : QStringLiteral("–");
        entries.emplace_back(line, m_lines[line].name + QStringLiteral("  ") + value);
        wide = std::max(wide, painter.fontMetrics().horizontalAdvance(entries.back().second));
        if (near) {
            painter.setPen(QPen(colours.raised, 2));
            painter.setBrush(colourOf(line));
            painter.drawEllipse(place(*near), 4, 4);
        }
    }
    const QSizeF size(wide + 2 * metrics::small, double(entries.size() + 1) * labelHeight + metrics::small);
    const bool leftSide = x + size.width() + metrics::medium > area.right();
    const QRectF box({leftSide ? x - size.width() - metrics::small : x + metrics::small, area.top()}, size);
    painter.setPen(colours.line);
    painter.setBrush(colours.raised);
    painter.drawRoundedRect(box, 4, 4);
    QRectF row(box.left() + metrics::small, box.top() + metrics::hair, wide, labelHeight);
    painter.setPen(colours.muted);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, format::clockKst(serverTimeOf(*m_cursor)));
    for (const auto &[line, text] : entries) {
        row.translate(0, labelHeight);
        painter.setPen(colourOf(line));
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

QPointF ChartView::place(const Sample &sample) const
{
    const QRectF area = chart()->plotArea();
    const double across = 1 - secondsBefore(sample.at) * 1000.0 / double(span().count());
    const double up = (sample.value - m_scale.least) / (m_scale.most - m_scale.least);
    return {area.left() + across * area.width(), area.bottom() - up * area.height()};
}

double ChartView::secondsBefore(Instant at) const
{
    return double((m_until - at).count()) / 1000.0;
}

QColor ChartView::colourOf(size_t line) const
{
    const QList<QColor> &series = currentColours().series;
    return series[qsizetype(line) % series.size()];
}

} // namespace firstcome
