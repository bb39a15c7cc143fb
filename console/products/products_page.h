// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"
#include "console/widgets/paged_table.h"
#include "shared/client/api_request.h"
#include "shared/contract/product.h"

class QStackedWidget;

namespace firstcome {

class ChosenRow;
class ContentStates;
class DetailsFrame;
class ImportPanel;
class PageHeader;
class ProductEditor;
class ProductFilterBar;
class ProductListModel;
class StoreList;
class TableView;

/// Everything that is offered: a table with filters, one product at the right to edit, stores, the import of files.
/// Thread: GUI.
class ProductsPage : public Page
{
    Q_OBJECT

public:
    /// Product texts do not come live: older than this they are shown as stale.
    static constexpr std::chrono::minutes staleAfter{5};

    static PageInfo info();
    explicit ProductsPage(const PageContext &context);

    void open(const PageRef &ref) override;
    void refresh() override;
    QWidget *details() override;

    ProductListModel *model() const { return m_model; }
    TableView *table() const { return m_table; }
    ProductEditor *editor() const { return m_editor; }
    ImportPanel *importPanel() const { return m_import; }
    ChosenRow *chosen() const { return m_chosen; }
    DetailsFrame *detailsFrame() const { return m_detailsFrame; }

protected:
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeActions();
    QWidget *makeList();
    void makeTable();
    void connectParts();
    void fetch(const PagedTable::PageRequest &page);
    void takePage(const PagedTable::PageRequest &page, const ApiAnswer &answer);
    void followPhase();
    void followEmpty();
    void followRights();
    void followSubtitle();
    void sortBy(int column);
    void showSort();
    void followLeft();
    void showImport(bool shown);
    void createStore();

    PageContext m_context;
    QAction *m_find;
    QAction *m_importAction;
    QAction *m_newStore;
    QAction *m_clearFilter;
    StoreList *m_stores;
    ProductListModel *m_model;
    PageHeader *m_header;
    ProductFilterBar *m_filter;
    TableView *m_table;
    ContentStates *m_states;
    ProductEditor *m_editor;
    DetailsFrame *m_detailsFrame;
    ChosenRow *m_chosen;
    ImportPanel *m_import;
    QStackedWidget *m_stack;
    std::optional<qint64> m_total; ///< how many fit the filter, where the server says so
};

} // namespace firstcome
