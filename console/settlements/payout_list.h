// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/list_page.h"
#include "console/settlements/bulk_payout.h"
#include "console/settlements/payout_list_model.h"

class QButtonGroup;

namespace firstcome {

class FilterBar;
class PayoutPane;

/// What sellers asked to be paid, decided one by one or many at once. Thread: GUI.
class PayoutList : public QObject
{
    Q_OBJECT

public:
    /// Those that wait; the others by what became of them.
    enum View : quint8 { Waiting, PaidOut, Refused, All, ViewCount };

    PayoutList(Page *page, const PageContext &context);

    void refresh();
    void retranslate();
    void showView(View view);
    QList<QAction *> actions() const;
    ListPage *list() const { return m_list; }
    PayoutListModel *model() const { return m_model; }
    PayoutPane *pane() const { return m_pane; }
    QAction *paySelectedAction() const { return m_paySelected; }
    QAction *rejectSelectedAction() const { return m_rejectSelected; }

Q_SIGNALS:
    void placeWanted(const firstcome::PageRef &place);
    void statementsWanted(const firstcome::Payout &payout);

private:
    void connectParts();
    ApiRequest request() const;
    View view() const;
    void decideSelected(BulkPayout::Way way);
    void followSelected();
    ListWords words() const;

    ApiClient &m_api;
    OperatorSession &m_session;
    QAction *m_paySelected;
    QAction *m_rejectSelected;
    PayoutListModel *m_model;
    FilterBar *m_filter;
    QButtonGroup *m_views;
    PayoutPane *m_pane;
    ListPage *m_list;
};

} // namespace firstcome
