// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/list_page.h"
#include "console/sales/run_sale.h"
#include "console/sales/sales_model.h"

class QButtonGroup;
class QSplitter;
class QStackedWidget;

namespace firstcome {

class FilterBar;
class SaleDetails;

/// Flash sales: the list above, below it the selected sale or the form that plans or changes one.
/// Thread: GUI.
class SalesPage : public Page
{
    Q_OBJECT

public:
    /// Figures that no live frame speaks of (refusals) are read again so often while a sale is open.
    static constexpr std::chrono::seconds openPause{3};
    static constexpr std::chrono::milliseconds changePause{700};

    static PageInfo info();
    explicit SalesPage(const PageContext &context);

    /// The key: a sale; "new": the form.
    void open(const PageRef &ref) override;
    void refresh() override;
    UnsavedEdits unsavedEdits() const override;
    void discardEdits() override;

    SalesModel *model() { return &m_model; }
    SalesOrder *order() { return &m_order; }
    ListPage *list() const { return m_list; }
    SaleDetails *saleDetails() const { return m_details; }
    SaleForm *form() const { return m_form; }
    QAction *newAction() const { return m_new; }
    QAction *openAction() const { return m_openNow; }
    QAction *closeAction() const { return m_closeNow; }
    QAction *editAction() const { return m_edit; }
    QAction *rehearseAction() const { return m_rehearse; }

protected:
    void retranslate() override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeFilter();
    void arrange();
    void connectData();
    void connectActs();
    void fetch(const PagedTable::PageRequest &page);
    void refreshSoon();
    void tick();
    ListState state() const;
    ListWords words() const;
    void filter();
    void showActs();
    void showSelected();
    void select(Id saleId);
    void revealAwaited();
    void beginForm(const std::optional<SaleView> &sale);
    void leaveForm();
    void takeDone(const SaleView &sale, const QString &words);
    std::optional<SaleView> selected() const;
    bool showsForm() const;

    PageContext m_context;
    Clock m_serverNow;
    SalesModel m_model;
    SalesOrder m_order;
    RunSale m_run;
    QTimer m_soon;
    Instant m_readAt{};
    FilterBar *m_filter;
    QButtonGroup *m_states;
    QSplitter *m_splitter;
    QStackedWidget *m_below;
    SaleDetails *m_details;
    SaleForm *m_form;
    ListPage *m_list;
    QAction *m_refresh;
    QAction *m_new;
    QAction *m_openNow;
    QAction *m_closeNow;
    QAction *m_edit;
    QAction *m_rehearse;
    QAction *m_product;
};

} // namespace firstcome
