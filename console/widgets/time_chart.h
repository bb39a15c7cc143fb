// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/chart_view.h"
#include <QFrame>
#include <QHash>

class QLabel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace firstcome {

class ChartTable;

/// A live line chart of up to five series over the last while, with title, pause, copy as PNG or CSV, and a table twin
/// of the same numbers for those who do not see or trust the picture. Invariant: paused, the picture stands still and
/// data is still gathered; the table shows what the chart shows. Thread: GUI.
class TimeChart : public QFrame
{
    Q_OBJECT

public:
    static constexpr int mostSeries = 5;

    explicit TimeChart(SampleSpan span = {}, Clock clock = systemNow, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setUnit(const QString &unit);
    /// For figures that are not rates: the axis begins near the least value.
    void setFromZero(bool fromZero);
    /// Adds a series, or names it anew; `id` is the caller's.
    void setSeries(const QString &id, const QString &name);
    void add(const QString &id, Sample sample);
    /// The connection was lost: every line ends here.
    void breakLines();
    void clear();
    /// What was done, drawn at its moment.
    void setMarks(const std::vector<ChartMark> &marks) { m_view->setMarks(marks); }
    /// Draws what was added now, not with the next second.
    void showNow();

    bool isPaused() const { return m_paused; }
    void setPaused(bool paused);
    bool showsTable() const;
    void setShowsTable(bool shows);

    QByteArray csv() const;
    QPixmap picture();

    /// The time cursor, to be tied to those of the page's other charts.
    ChartView *view() const { return m_view; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeActions();
    void retranslate();

    Clock m_clock;
    SampleSpan m_span;
    std::vector<ChartLine> m_lines;
    QHash<QString, size_t> m_lineOf;
    QLabel *m_title;
    ChartView *m_view;
    ChartTable *m_model;
    QTableView *m_table;
    QStackedWidget *m_stack;
    QToolButton *m_more;
    QAction *m_pause;
    QAction *m_twin;
    QAction *m_copyPicture;
    QAction *m_copyCsv;
    bool m_paused = false;
};

} // namespace firstcome
