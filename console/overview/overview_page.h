// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/overview/overview_history.h"
#include "console/overview/overview_tiles.h"
#include "console/overview/system_panel.h"
#include "console/page/invariant_check.h"
#include "console/page/page.h"
#include "console/page/server_alert.h"
#include <QHash>
#include <QPointer>

namespace firstcome {

class AlertList;
class ContentStates;
class OverviewCharts;
class PageHeader;
class Tile;
class WaitingWork;

/// The first page: tiles, charts over five minutes, and at the right what stands behind them.
/// Thread: GUI. Holds no history beyond what it shows; the recorder will.
class OverviewPage : public Page
{
    Q_OBJECT

public:
    static PageInfo info();
    explicit OverviewPage(const PageContext &context);
    ~OverviewPage() override;

    /// `key`: a section of the right pane.
    void open(const PageRef &ref) override;
    void refresh() override;
    QWidget *details() override;

    /// By the ids of overviewTiles().
    Tile *tile(const QString &id) const { return m_tiles.value(id); }
    OverviewCharts *charts() const { return m_charts; }
    AlertList *alerts() const { return m_alertList; }

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    QWidget *tileGrid();
    void take(const QJsonObject &answer);
    void fetchFigures();
    void takeSilence(const Refusal &refusal);
    void showAlerts();
    void showSection(const QString &section);
    void fetchSales();
    void fetchSagas();
    OverviewState state() const;
    void showTiles();
    void follow(const OverviewTile &tile);
    QString saleLine() const;

    PageContext m_context;
    OverviewHistory m_history;
    QJsonObject m_lastAnswer;             ///< said anew in another language
    std::vector<ServerAlert> m_alerts;    ///< what the server last said
    std::optional<ServerAlert> m_silence; ///< it answers, but not with figures
    InvariantCheck m_check;
    WaitingWork *m_work;
    std::optional<std::vector<SaleView>> m_sales;
    std::optional<Instant> m_takenAt; ///< when the figures came, our clock
    Instant m_asked{};
    std::optional<SagaFigures> m_sagas;
    Instant m_salesAsked{};
    Instant m_sagasAsked{};
    PageHeader *m_header;
    ContentStates *m_states;
    AlertList *m_alertList;
    OverviewCharts *m_charts;
    QPointer<SystemPanel> m_system; ///< the shell's pane may go, with it, before the page
    QAction *m_refresh;
    QAction *m_pause;
    QAction *m_showSystem;
    QHash<QString, Tile *> m_tiles;
};

} // namespace firstcome
