// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/events/dead_letter.h"
#include "console/page/list_page.h"
#include <QTimer>

class QButtonGroup;

namespace firstcome {

class DeadLetterDetails;
class DeadLetterListModel;
class GroupPanel;

/// Who takes in what happens, and what nobody could take.
/// Invariant: live news changes figures and rows in place and never what the details show. Thread: GUI.
class EventsPage : public Page
{
    Q_OBJECT

public:
    enum View : quint8 { Waiting, Replayed, Discarded, All, ViewCount };

    /// A burst of changes costs one look.
    static constexpr std::chrono::milliseconds soon{150};

    static PageInfo info();
    explicit EventsPage(const PageContext &context);

    /// The key: a dead letter.
    void open(const PageRef &ref) override;
    void refresh() override;
    QWidget *details() override;

    DeadLetterListModel *model() const { return m_model; }
    ListPage *list() const { return m_list; }
    DeadLetterDetails *letterDetails() const { return m_details; }
    GroupPanel *groups() const { return m_groups; }
    void showView(View view);

protected:
    void retranslate() override;

private:
    void connectParts();
    void listen();
    void fetch(const PagedTable::PageRequest &page);
    void fetchGroups();
    void askToSteer(const QString &group, bool paused);
    void steer(const QString &group, bool paused, const QString &reason);
    bool fits(const DeadLetter &letter) const;
    bool isSearched() const;
    View view() const;
    ListWords words() const;

    PageContext m_context;
    DeadLetterListModel *m_model;
    FilterBar *m_filter;
    QButtonGroup *m_views;
    DeadLetterDetails *m_details;
    GroupPanel *m_groups;
    ListPage *m_list;
    QTimer m_soon;
    QJsonObject m_counted; ///< dead letters by state, as heard last
};

} // namespace firstcome
