// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/approvals/approval.h"
#include "console/page/list_page.h"
#include <QTimer>

class QButtonGroup;

namespace firstcome {

class ApprovalDetails;
class ApprovalListModel;

/// What waits for a second person: what one may decide, what one asked for oneself, and how it all ended.
/// Invariant: live news changes rows in place and never what the details show. Thread: GUI.
class ApprovalsPage : public Page
{
    Q_OBJECT

public:
    enum View : quint8 { ForMe, AskedByMe, All, ViewCount };

    /// A burst of changes costs one look.
    static constexpr std::chrono::milliseconds soon{150};

    static PageInfo info();
    explicit ApprovalsPage(const PageContext &context);

    /// The key: an approval.
    void open(const PageRef &ref) override;
    void refresh() override;
    QWidget *details() override;

    ApprovalListModel *model() const { return m_model; }
    ListPage *list() const { return m_list; }
    ApprovalDetails *approvalDetails() const { return m_details; }
    void showView(View view);

protected:
    void retranslate() override;

private:
    void connectParts();
    void fetch(const PagedTable::PageRequest &page);
    bool fits(const Approval &approval) const;
    bool isSearched() const;
    View view() const;
    ListWords words() const;

    PageContext m_context;
    ApprovalListModel *m_model;
    FilterBar *m_filter;
    QButtonGroup *m_views;
    ApprovalDetails *m_details;
    ListPage *m_list;
    QTimer m_soon;
};

} // namespace firstcome
