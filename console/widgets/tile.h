// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/colours.h"
#include "console/widgets/figure_text.h"
#include "console/widgets/sample_series.h"
#include <QAbstractButton>

namespace firstcome {

/// One figure large: unit, sparkline of the last minute, what it is compared with, age of the data. A click or Enter
/// goes where the number comes from. Invariant: without data it shows "–", never a zero; data older than `staleAfter`
/// loses its colour and says its age. Thread: GUI.
class Tile : public QAbstractButton
{
    Q_OBJECT

public:
    struct Figure
    {
        QString value; ///< formatted; empty: no data
        QString unit;
        QString comparison; ///< e.g. "12 % more than an hour ago"
        Tone tone = Tone::Neutral;
        QString brief = {}; ///< the value where there is no room for all of it; the whole is on hover then
    };

    static constexpr std::chrono::seconds staleAfter{10};
    static constexpr int fullHeight = 132;
    static constexpr int compactHeight = 94;

    explicit Tile(Clock clock = systemNow, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// The figure as of `at`, our clock.
    void setFigure(const Figure &figure, Instant at);
    void addSample(double value, Instant at);
    void breakLine() { m_series.breakLine(); }
    const Figure &figure() const { return m_figure; }
    bool isStale() const;

    /// Without its small line, where a window is low.
    void setCompact(bool compact);

    QSize sizeHint() const override { return {232, m_compact ? compactHeight : fullHeight}; }
    QSize minimumSizeHint() const override { return {160, m_compact ? compactHeight : fullHeight}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void drawFrame(QPainter &painter, const Colours &colours) const;
    void drawTitle(QPainter &painter, const Colours &colours) const;
    void drawFigure(QPainter &painter, const Colours &colours) const;
    QString ageText() const;
    /// What is drawn, large, in so much room.
    FigureText figureIn(int room) const;
    QString hint() const;
    void describe();

    Clock m_clock;
    Figure m_figure;
    SampleSeries m_series;
    std::optional<Instant> m_at;
    bool m_compact = false;
};

} // namespace firstcome
