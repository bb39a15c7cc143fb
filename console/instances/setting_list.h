// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/instances/setting_list_model.h"
#include "console/page/list_page.h"

namespace firstcome {

class FilterBar;
class SettingPane;

/// What can be set while the server runs, on every instance at once. Thread: GUI.
class SettingList : public QObject
{
    Q_OBJECT

public:
    SettingList(Page *page, const PageContext &context);

    void refresh();
    void retranslate();
    QList<QAction *> actions() const;
    ListPage *list() const { return m_list; }
    SettingListModel *model() const { return m_model; }
    SettingPane *pane() const { return m_pane; }
    /// Chooses the one of that name.
    void open(const QString &name);
    void search(const QString &text);

private:
    void connectParts();
    void fetch(const PagedTable::PageRequest &page);
    ListWords words() const;

    Page *m_page;
    ApiClient &m_api;
    SettingListModel *m_model;
    FilterBar *m_filter;
    SettingPane *m_pane;
    ListPage *m_list;
    QString m_awaited; ///< asked for before the rows were there
};

} // namespace firstcome
