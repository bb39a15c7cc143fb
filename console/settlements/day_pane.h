// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/act_calls.h"
#include "console/page/page.h"
#include "console/settlements/settlement_values.h"

class QAction;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace firstcome {

class FactList;
class FetchedPane;
class StatePill;
class SumList;

/// The right pane of the days: the run of one, and whether orders, the gateway's book and the ledger agree.
/// Invariant: what is shown is of one day; the books are compared when it is looked at. Thread: GUI.
class DayPane : public QWidget
{
    Q_OBJECT

public:
    /// Going through a list with the keys compares the books of the day it ends on.
    static constexpr std::chrono::milliseconds soon{250};
    /// A long day takes its time to be settled.
    static constexpr std::chrono::minutes runWithin{10};

    DayPane(ApiClient &api, OperatorSession &session, QWidget *parent = nullptr);

    /// Nothing: none is selected.
    void showDay(const std::optional<DayRun> &run);
    void refresh();
    const std::optional<DayRun> &day() const { return m_day; }
    const std::optional<DayMatch> &match() const { return m_match; }
    QAction *runAction() const { return m_run; }
    QAction *statementsAction() const { return m_statements; }
    SumList *books() const { return m_books; }
    /// One for each difference that is about an order.
    QList<QPushButton *> orderLinks() const { return m_links; }

Q_SIGNALS:
    void placeWanted(const firstcome::PageRef &place);
    void ran();

private:
    QWidget *makeContent();
    void play();
    bool isOpen() const;
    void askToRun();
    void run();
    void showAll();
    void showMatch();
    void showDifferences();
    void followActions();
    void retranslate();

    ApiClient &m_api;
    OperatorSession &m_session;
    ActCalls *m_calls;
    std::optional<DayRun> m_day;
    std::optional<DayMatch> m_match;
    QAction *m_run;
    QAction *m_statements;
    QLabel *m_title;
    StatePill *m_state;
    QLabel *m_net;
    FactList *m_facts;
    QLabel *m_matchTitle;
    StatePill *m_matchState;
    QLabel *m_matchNote;
    SumList *m_books;
    QVBoxLayout *m_differences;
    QList<QPushButton *> m_links;
    FetchedPane *m_inside;
};

} // namespace firstcome
