// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/list_page.h"
#include "console/settlements/day_list_model.h"

namespace firstcome {

class DayPane;
class FilterBar;

/// The days: which are settled, which run, which wait. Thread: GUI.
class DayList : public QObject
{
    Q_OBJECT

public:
    DayList(Page *page, const PageContext &context);

    void refresh();
    void retranslate();
    QList<QAction *> actions() const;
    ListPage *list() const { return m_list; }
    DayListModel *model() const { return m_model; }
    DayPane *pane() const { return m_pane; }

Q_SIGNALS:
    void statementsWanted(QDate day);

private:
    void connectParts();
    void fetch(const PagedTable::PageRequest &page);
    void showChosen();
    QDate today() const;
    ListWords words() const;

    ApiClient &m_api;
    DayListModel *m_model;
    FilterBar *m_filter;
    DayPane *m_pane;
    ListPage *m_list;
};

} // namespace firstcome
