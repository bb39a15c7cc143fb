// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/list_page.h"
#include "console/refunds/bulk_decision.h"
#include <QTimer>

namespace firstcome {

class ClaimFilterBar;
class ClaimListModel;
class ClaimPane;

/// What shoppers want back: the queue, one claim with what it stands on, decided one by one or many at once.
/// Invariant: live news changes rows in place and never what the details show. Thread: GUI.
class RefundsPage : public Page
{
    Q_OBJECT

public:
    /// New claims flow in at most once in this while.
    static constexpr std::chrono::milliseconds flowPause{1'000};

    static PageInfo info();
    explicit RefundsPage(const PageContext &context);

    /// The key: a claim.
    void open(const PageRef &ref) override;
    void refresh() override;
    QWidget *details() override;

    ClaimListModel *model() const { return m_model; }
    ListPage *list() const { return m_list; }
    ClaimPane *pane() const { return m_pane; }
    ClaimFilterBar *filterBar() const { return m_filter; }
    QAction *approveSelectedAction() const { return m_approveSelected; }
    QAction *rejectSelectedAction() const { return m_rejectSelected; }

protected:
    void retranslate() override;

private:
    void connectParts();
    void fetch(const PagedTable::PageRequest &page);
    void takeFrame(const QJsonObject &frame);
    void decideSelected(BulkDecision::Way way);
    void flowIn();
    void followSelected();
    ListWords words() const;

    PageContext m_context;
    QAction *m_approveSelected;
    QAction *m_rejectSelected;
    ClaimListModel *m_model;
    ClaimFilterBar *m_filter;
    ClaimPane *m_pane;
    ListPage *m_list;
    QTimer m_flow;
    bool m_newsWaits = false; ///< until the rows may move
};

} // namespace firstcome
