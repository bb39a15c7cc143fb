// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/invariant_check.h"
#include "console/page/list_page.h"
#include "console/stock/correction_dialog.h"
#include "console/stock/stock_model.h"
#include "console/stock/stock_panel.h"
#include "console/stock/stock_snapshot.h"
#include <QPointer>

class QButtonGroup;
class QLabel;

namespace firstcome {

class ActCalls;
class FilterBar;
class StatePill;

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
    ListPage *list() const { return m_list; }
    StockPanel *panel() const { return m_panel; }
    StockSnapshot *snapshot() { return &m_snapshot; }
    void setFilter(const StockFilter &filter);
    CorrectionDialog *correction() const { return m_correction; }

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeParts();
    void connectData();
    void connectActs();
    void tick();
    void openOrders(Id optionId);
    /// As an option is now; a correction of it that is being typed moves along.
    void take(const StockView &change);
    void askToCorrect();
    void sendCorrection();
    void followCorrection();
    ListState state() const;
    ListWords words() const;
    QString progress(qint64 options) const;
    void follow();
    void select(Id optionId);

    PageContext m_context;
    InvariantCheck m_check;
    StockModel *m_model;
    StockSnapshot m_snapshot;
    FilterBar *m_filter;
    QButtonGroup *m_shows;
    QLabel *m_progress;
    StatePill *m_conservation;
    StockPanel *m_panel;
    ListPage *m_list;
    ActCalls *m_calls;
    QPointer<CorrectionDialog> m_correction;
    QAction *m_refresh;
    QAction *m_checkNow;
    std::optional<Instant> m_loadedAt;
    QString m_failure; ///< of the last snapshot
    bool m_complete = false;
};

} // namespace firstcome
