// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/list_page.h"
#include "console/widgets/paged_table.h"
#include "shared/contract/import_run.h"

class QButtonGroup;
class QSplitter;
class QStackedWidget;

namespace firstcome {

struct ApiAnswer;
class ImportListModel;
class ImportPanel;
class ImportRunDetails;
class StoreList;

/// Imports of files: those the server keeps, each with its report, and the way to a new one.
/// Thread: GUI.
class ImportsPage : public Page
{
    Q_OBJECT

public:
    /// While one is under way the list is read again so often.
    static constexpr std::chrono::seconds runningPause{2};

    static PageInfo info();
    explicit ImportsPage(const PageContext &context);

    /// The key: an import, or "new": a file shall be imported, the one the filter names under "file".
    void open(const PageRef &ref) override;
    void refresh() override;

    ImportListModel *model() const { return m_model; }
    ListPage *list() const { return m_list; }
    ImportPanel *panel() const { return m_panel; }
    ImportRunDetails *runDetails() const { return m_details; }
    QAction *importAction() const { return m_importAction; }

protected:
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void arrange();
    void connectParts();
    void fetch(const PagedTable::PageRequest &page);
    bool fits(const ImportRun &run) const;
    void tick();
    ListWords words() const;
    bool narrows() const;
    void showSelected();
    void showPanel(bool shown);
    void createStore();
    void followRights();

    PageContext m_context;
    QAction *m_importAction;
    QAction *m_newStore;
    StoreList *m_stores;
    ImportListModel *m_model;
    FilterBar *m_filter;
    QButtonGroup *m_kinds;
    ImportRunDetails *m_details;
    ImportPanel *m_panel;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    ListPage *m_list;
    Instant m_readAt{};
};

} // namespace firstcome
