// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/chart_scale.h"
#include <QChartView>
#include <vector>

class QLineSeries;
class QValueAxis;

namespace firstcome {

/// One line of a chart.
struct ChartLine
{
    QString name;
    SampleSeries samples;
};

/// Something that was done at a moment.
struct ChartMark
{
    Instant at;
    QString text;
};

/// The drawing of a TimeChart: QtCharts draws lines and grid; names at the lines, axis labels and the time cursor are
/// drawn over it, so that they follow language, theme and Korean time. Invariant: a gap in the data is a gap in the
/// line; zero is in the picture unless `setFromZero(false)`. Thread: GUI.
class ChartView : public QChartView
{
    Q_OBJECT

public:
    explicit ChartView(QWidget *parent = nullptr);

    void setUnit(const QString &unit);
    void setFromZero(bool fromZero);
    /// Lines over the time that ends at `until`.
    void showLines(const std::vector<ChartLine> &lines, Instant until);
    /// Upright lines with a word each.
    void setMarks(std::vector<ChartMark> marks);
    void setCursorAt(std::optional<Instant> at);
    /// What its own lines ask for: from their first sample on, at least a minute.
    std::chrono::milliseconds ownSpan() const { return m_ownSpan; }
    /// Shows at least so much, as its neighbours do.
    void setLeastSpan(std::chrono::milliseconds span);
    std::chrono::milliseconds span() const { return std::max(m_ownSpan, m_leastSpan); }

Q_SIGNALS:
    /// The pointer's time; nothing when it left.
    void cursorMoved(std::optional<firstcome::Instant> at);
    /// Of its own lines.
    void spanChanged();

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyTheme();
    void rebuildSeries();
    void scaleAxes();
    void drawTimeLabels(QPainter &painter) const;
    void drawValueLabels(QPainter &painter) const;
    void drawNames(QPainter &painter) const;
    void drawMarks(QPainter &painter) const;
    void drawLegend(QPainter &painter) const;
    void drawCursor(QPainter &painter) const;
    QPointF place(const Sample &sample) const;
    double secondsBefore(Instant at) const;
    QColor colourOf(size_t line) const;

    std::vector<ChartLine> m_lines;
    Instant m_until{};
    std::chrono::milliseconds m_ownSpan{60'000};
    std::chrono::milliseconds m_leastSpan{0};
    std::vector<ChartMark> m_marks;
    std::optional<Instant> m_cursor;
    QString m_unit;
    bool m_fromZero = true;
    ChartScale m_scale{0, 1, 0.25};
    QValueAxis *m_time;
    QValueAxis *m_value;
};

} // namespace firstcome
