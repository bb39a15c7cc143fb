// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/instances/instance_list_model.h"
#include "console/page/list_page.h"

namespace firstcome {

class FilterBar;
class InstanceCharts;
class InstancePane;

/// The processes that serve, read every two seconds while they are looked at, and what they did lately.
/// Thread: GUI.
class InstanceList : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds every{2};

    InstanceList(Page *page, const PageContext &context);

    void refresh();
    void retranslate();
    QList<QAction *> actions() const;
    ListPage *list() const { return m_list; }
    InstanceListModel *model() const { return m_model; }
    InstancePane *pane() const { return m_pane; }
    InstanceCharts *charts() const { return m_charts; }

private:
    void arrange();
    void connectParts();
    void fetch(const PagedTable::PageRequest &page);
    void take(const QJsonArray &items, quint64 query);
    void look();
    void showChosen();
    ListWords words() const;

    ApiClient &m_api;
    OperatorSession &m_session;
    InstanceListModel *m_model;
    FilterBar *m_filter;
    InstancePane *m_pane;
    InstanceCharts *m_charts;
    ListPage *m_list;
    Instant m_asked{};
};

} // namespace firstcome
