// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/invariant_check.h"
#include "console/page/page.h"
#include "console/page/row_hold.h"
#include "console/stock/stock_model.h"
#include "console/stock/stock_panel.h"
#include "console/stock/stock_snapshot.h"

class QButtonGroup;
class QLabel;

namespace firstcome {

class ChosenRow;
class ContentStates;
class DetailsFrame;
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

    /// The key: an option, selected. The filter: `q` and `show`.
    void open(const PageRef &ref) override;
    void refresh() override;
    QWidget *details() override;

    StockModel *model() const { return m_model; }
    TableView *table() const { return m_table; }
    StockPanel *panel() const { return m_panel; }
    ChosenRow *chosen() const { return m_chosen; }
    RowHold *hold() const { return m_hold; }
    DetailsFrame *detailsFrame() const { return m_detailsFrame; }
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
    void followLeft();
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
    StockPanel *m_panel;
    DetailsFrame *m_detailsFrame;
    ChosenRow *m_chosen;
    RowHold *m_hold;
    QAction *m_refresh;
    QAction *m_checkNow;
    std::optional<Instant> m_loadedAt;
    bool m_complete = false;
};

} // namespace firstcome
