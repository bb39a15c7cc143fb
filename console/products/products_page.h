// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/list_page.h"
#include "console/widgets/paged_table.h"
#include "shared/client/api_request.h"
#include "shared/contract/product.h"

namespace firstcome {

class ProductEditor;
class ProductFilterBar;
class ProductListModel;
class StoreList;

/// Everything that is offered: a table with filters, one product at the right to edit, stores.
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
    UnsavedEdits unsavedEdits() const override;
    void discardEdits() override;

    ProductListModel *model() const { return m_model; }
    QAction *newProductAction() const { return m_newProduct; }
    QAction *duplicateAction() const { return m_duplicate; }
    QAction *importAction() const { return m_importAction; }
    ListPage *list() const { return m_list; }
    ProductEditor *editor() const { return m_editor; }

protected:
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeActions();
    void connectParts();
    void fetch(const PagedTable::PageRequest &page);
    void takePage(const PagedTable::PageRequest &page, const ApiAnswer &answer);
    PagedTable *wholeList() const;
    ListState state() const;
    ListWords words() const;
    QString subtitle() const;
    void followRights();
    void sortBy(int column);
    void showSort();
    void createStore();
    void createProduct(bool asCopy);

    PageContext m_context;
    QAction *m_importAction;
    QAction *m_newStore;
    QAction *m_newProduct;
    QAction *m_duplicate;
    StoreList *m_stores;
    ProductListModel *m_model;
    ProductFilterBar *m_filter;
    ProductEditor *m_editor;
    ListPage *m_list;
    std::optional<qint64> m_total; ///< how many fit the filter, where the server says so
};

} // namespace firstcome
