// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/load/current_run.h"
#include "console/page/list_page.h"

class QSplitter;
class QStackedWidget;

namespace firstcome {

class ComparePanel;
class RunListModel;
class RunReportView;
class RunView;
class ScenarioPanel;

/// The load lab: the runs this computer keeps with their reports, and the way to a new one, to the one under way, and
/// to two side by side. Thread: GUI.
class LoadPage : public Page
{
    Q_OBJECT

public:
    static PageInfo info();
    explicit LoadPage(const PageContext &context);

    /// The key: a run, "new" for the scenario's form, with a product's id under "product".
    void open(const PageRef &ref) override;
    void refresh() override;

    RunListModel *model() const { return m_model; }
    ListPage *list() const { return m_list; }
    ScenarioPanel *panel() const { return m_panel; }
    RunView *runView() const { return m_runView; }
    RunReportView *report() const { return m_report; }
    ComparePanel *comparePanel() const { return m_compare; }
    CurrentRun &run() { return m_run; }
    QAction *newAction() const { return m_new; }
    QAction *watchAction() const { return m_watch; }
    QAction *againAction() const { return m_again; }
    QAction *removeSamplesAction() const { return m_removeSamples; }
    QAction *compareAction() const { return m_compareTwo; }
    /// Copies the chosen run's report in the form the name says.
    bool exportTo(const QString &path);

protected:
    void retranslate() override;

private:
    enum View : quint8 { List, Scenario, Live, Compare };

    void arrange();
    void connectParts();
    void connectActions();
    void fetch(const PagedTable::PageRequest &page);
    bool fits(const KeptRun &run) const;
    ListWords words() const;
    void showSelected();
    void showView(View view);
    void followRun();
    void followActions();
    void askExport();
    void removeChosen();
    void again();
    void askRemoveSamples();
    /// One call after the other while there is more; `before` went already.
    void removeSamples(qint64 before);

    PageContext m_context;
    KeptRuns m_runs;
    CurrentRun m_run;
    QAction *m_new;
    QAction *m_watch;
    QAction *m_again;
    QAction *m_compareTwo;
    QAction *m_export;
    QAction *m_remove;
    QAction *m_removeSamples;
    RunListModel *m_model;
    FilterBar *m_filter;
    RunReportView *m_report;
    ScenarioPanel *m_panel;
    RunView *m_runView;
    ComparePanel *m_compare;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    ListPage *m_list;
    CurrentRun::Phase m_lastPhase = CurrentRun::Phase::None;
};

} // namespace firstcome
