// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"
#include <QTimer>

class QStackedWidget;
class QTabBar;

namespace firstcome {

class DayList;
class PayoutList;
class StatementList;

/// What sellers earn: days and their runs, statements, payouts, each a list of its own with its own right pane.
/// Invariant: only the acts of the list in sight can be done. Thread: GUI.
class SettlementsPage : public Page
{
    Q_OBJECT

public:
    enum View : quint8 { Days, Statements, Payouts, ViewCount };

    /// A burst of changes costs one look.
    static constexpr std::chrono::milliseconds soon{150};

    static PageInfo info();
    explicit SettlementsPage(const PageContext &context);

    /// The filter's `view` (`days`, `statements`, `payouts`) says of which list the key is; statements take the filter
    /// of StatementFilter beside it.
    void open(const PageRef &ref) override;
    void refresh() override;
    QWidget *details() override;

    View view() const;
    void showView(View view);
    DayList *days() const { return m_days; }
    StatementList *statements() const { return m_statements; }
    PayoutList *payouts() const { return m_payouts; }

protected:
    void retranslate() override;

private:
    void arrange();
    void connectParts();
    void followView();

    PageContext m_context;
    QTabBar *m_tabs;
    QStackedWidget *m_lists;
    QStackedWidget *m_panes;
    QAction *m_next;
    QAction *m_before;
    DayList *m_days;
    StatementList *m_statements;
    PayoutList *m_payouts;
    QTimer m_soon;
};

} // namespace firstcome
