// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/invariant_check.h"
#include "console/page/page.h"
#include "console/stock/stock_model.h"
#include "console/stock/stock_panel.h"
#include "console/stock/stock_snapshot.h"
#include <QPointer>

class QButtonGroup;
class QLabel;

namespace firstcome {

class ContentStates;
class PageHeader;
class SearchField;
class StatePill;
class TableView;

/// Live stock: every option as it sells. Subscribed first, then the snapshot, then whatever is newer: nothing is
/// missed and nothing old overwrites.
/// Thread: GUI.
class StockPage : public Page
{
    Q_OBJECT

public:
    /// Between snapshots that are taken because options came the page does not know.
    static constexpr std::chrono::seconds missingPause{10};

    static PageInfo info();
    explicit StockPage(const PageContext &context);
    ~StockPage() override;

    /// The key: an option, selected. The filter: `q` and `show`.
    void open(const PageRef &ref) override;
    void refresh() override;
    QWidget *details() override;

    StockModel *model() const { return m_model; }
    TableView *table() const { return m_table; }
    StockPanel *panel() const { return m_panel; }
    void setFilter(const StockFilter &filter);

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeTable();
    void connectData();
    QWidget *filterBar();
    void tick();
    void showState();
    void showTotals();
    void selectionChanged();
    void takeSnapshotFailure(const Refusal &why);
    void select(Id optionId);

    PageContext m_context;
    InvariantCheck m_check;
    StockModel *m_model;
    StockSnapshot m_snapshot;
    PageHeader *m_header;
    SearchField *m_search;
    QButtonGroup *m_shows;
    QLabel *m_progress;
    StatePill *m_conservation;
    TableView *m_table;
    ContentStates *m_states;
    QPointer<StockPanel> m_panel; ///< the shell's pane may go, with it, before the page
    QAction *m_refresh;
    QAction *m_holdOrder;
    QAction *m_checkNow;
    std::optional<Instant> m_loadedAt;
    std::optional<Id> m_wanted; ///< to be selected once it is here
    bool m_complete = false;
};

} // namespace firstcome
