// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"
#include "console/recorder/recorder.h"
#include "console/widgets/chart_group.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;

namespace firstcome {

class ContentStates;
class FigureTable;
class PageHeader;
class TableView;
class TimeChart;

/// What the server said while it was recorded: charts, the moment under the slider, and every figure of that moment.
/// Thread: GUI.
class RecorderPage : public Page
{
    Q_OBJECT

public:
    static PageInfo info();
    explicit RecorderPage(const PageContext &context);

    /// The key: the path of a recording or of a load run's report.
    void open(const PageRef &ref) override;
    void refresh() override;

    Recorder &recorder() { return m_recorder; }
    const Recording &shown() const { return m_recorder.isOn() ? m_recorder.recording() : m_opened; }
    QAction *recordAction() const { return m_record; }
    QComboBox *kept() const { return m_kept; }
    QSlider *slider() const { return m_slider; }
    QLineEdit *note() const { return m_note; }
    FigureTable *figures() const { return m_figures; }
    const QList<TimeChart *> &charts() const { return m_charts; }
    bool openFile(const QString &path);
    /// .csv, else a recording.
    bool exportTo(const QString &path) const;

protected:
    void retranslate() override;

private:
    enum Place : quint8 { Orders, Requests, Waiting, Units, PlaceCount };

    void arrange();
    void connectParts();
    void toggle();
    void addNote();
    void fillKept();
    void draw(size_t from);
    void grow();
    void showAll();
    void showMoment();
    void followState();
    Instant moment() const;

    PageContext m_context;
    Recorder m_recorder;
    Recording m_opened;
    size_t m_drawn = 0;
    QAction *m_record;
    QAction *m_openFile;
    QAction *m_export;
    PageHeader *m_header;
    QComboBox *m_kept;
    QLineEdit *m_note;
    QPushButton *m_addNote;
    QSlider *m_slider;
    QLabel *m_moment;
    FigureTable *m_figures;
    TableView *m_table;
    ContentStates *m_states;
    QList<TimeChart *> m_charts;
    ChartGroup m_group;
};

} // namespace firstcome
