// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/load/kept_runs.h"
#include "console/widgets/ui_memory.h"
#include <QWidget>

class QButtonGroup;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace firstcome {

class ConditionList;
class CountStrip;
class RequestTable;
class RunCharts;
class StatePill;
class TableView;

/// A run that ended, whole: whether it held, in a sentence and in counts; then its charts, its requests with both
/// latencies, its thresholds, and the verdict of the books.
/// Thread: GUI.
class RunReportView : public QWidget
{
    Q_OBJECT

public:
    enum Tab { Charts, Requests, Thresholds, Verdict };

    explicit RunReportView(const UiMemory &memory, QWidget *parent = nullptr);

    void showRun(const KeptRun &run, const QJsonObject &report);
    void showTab(Tab tab);
    QString sentence() const;
    RequestTable *requests() const { return m_requests; }
    RunCharts *charts() const { return m_charts; }
    ConditionList *thresholds() const { return m_thresholds; }
    ConditionList *verdict() const { return m_verdict; }
    QPushButton *ordersButton() const { return m_orders; }
    void retranslate();

Q_SIGNALS:
    /// The orders placed while it ran shall be shown.
    void ordersWanted(firstcome::Instant from, firstcome::Instant to);

private:
    QWidget *makeHead();
    QWidget *makeRequests(const UiMemory &memory);
    QWidget *makeScrolled(QWidget *content);
    void fill();
    void fillConditions();

    KeptRun m_run;
    QJsonObject m_report;
    StatePill *m_pill;
    QLabel *m_sentence;
    QPushButton *m_orders;
    CountStrip *m_counts;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    RunCharts *m_charts;
    RequestTable *m_requests;
    TableView *m_table;
    QButtonGroup *m_latency;
    ConditionList *m_thresholds;
    ConditionList *m_verdict;
};

} // namespace firstcome
