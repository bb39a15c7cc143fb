// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/colours.h"
#include "console/widgets/sample_series.h"
#include <QWidget>

class QPainter;

namespace firstcome {

struct SparklineLook
{
    QRectF area;
    Instant until; ///< the right edge; samples move left as it grows
    QColor colour;
    bool fromZero = true; ///< else from the least sample
};

/// Draws a series as a small line; a gap is a gap, one sample alone is a dot.
void drawSparkline(QPainter &painter, const SampleSeries &series, const SparklineLook &look);

/// A small line of the last minute beside a figure.
/// Thread: GUI.
class Sparkline : public QWidget
{
    Q_OBJECT

public:
    explicit Sparkline(QWidget *parent = nullptr);

    void add(Sample sample);
    void breakLine();
    void clear();
    const SampleSeries &series() const { return m_series; }

    QSize sizeHint() const override { return {120, 28}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    SampleSeries m_series;
    Tone m_tone = Tone::Selected;
};

} // namespace firstcome
