// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/list_page.h"
#include "console/settlements/statement_filter.h"
#include "console/settlements/statement_list_model.h"

namespace firstcome {

class StatementFilterBar;
class StatementPane;

/// What each seller earned on each day. Thread: GUI.
class StatementList : public QObject
{
    Q_OBJECT

public:
    StatementList(Page *page, const PageContext &context);

    void refresh();
    void retranslate();
    void narrow(const StatementFilter &filter);
    QList<QAction *> actions() const;
    ListPage *list() const { return m_list; }
    StatementListModel *model() const { return m_model; }
    StatementPane *pane() const { return m_pane; }
    StatementFilterBar *filterBar() const { return m_filter; }

Q_SIGNALS:
    void payoutWanted(firstcome::Id id);
    void placeWanted(const firstcome::PageRef &place);

private:
    void connectParts();
    ApiRequest request() const;
    PagedTable *wholeList() const;
    ListWords words() const;

    ApiClient &m_api;
    UiMemory m_memory;
    StatementListModel *m_model;
    StatementFilterBar *m_filter;
    StatementPane *m_pane;
    ListPage *m_list;
};

} // namespace firstcome
