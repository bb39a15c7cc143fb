// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"
#include "console/sales/run_sale.h"
#include "console/sales/sales_model.h"

class QButtonGroup;
class QSplitter;
class QStackedWidget;

namespace firstcome {

class ChosenRow;
class ContentStates;
class DetailsFrame;
class PageHeader;
class RowHold;
class SaleDetails;
class TableView;

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

    SalesModel *model() { return &m_model; }
    SalesOrder *order() { return &m_order; }
    TableView *table() const { return m_table; }
    SaleDetails *saleDetails() const { return m_details; }
    SaleForm *form() const { return m_form; }
    ChosenRow *chosen() const { return m_chosen; }
    RowHold *hold() const { return m_hold; }
    DetailsFrame *detailsFrame() const { return m_detailsFrame; }
    QAction *newAction() const { return m_new; }
    QAction *openAction() const { return m_openNow; }
    QAction *closeAction() const { return m_closeNow; }
    QAction *editAction() const { return m_edit; }

protected:
    void retranslate() override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeTable();
    void arrange();
    QWidget *filterBar();
    void connectData();
    void connectActs();
    void fetch(const PagedTable::PageRequest &page);
    void refreshSoon();
    void tick();
    void showState();
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
    PageHeader *m_header;
    QButtonGroup *m_states;
    TableView *m_table;
    ContentStates *m_content;
    QSplitter *m_splitter;
    QStackedWidget *m_below;
    SaleDetails *m_details;
    DetailsFrame *m_detailsFrame;
    ChosenRow *m_chosen;
    RowHold *m_hold;
    SaleForm *m_form;
    QAction *m_refresh;
    QAction *m_new;
    QAction *m_openNow;
    QAction *m_closeNow;
    QAction *m_edit;
    QAction *m_product;
};

} // namespace firstcome
