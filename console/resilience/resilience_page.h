// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"
#include "console/resilience/breaker_pane.h"
#include <QHash>
#include <QPointer>

namespace firstcome {

class BreakerCharts;
class ContentStates;
class FaultPanel;
class PageHeader;
class Tile;
class TileGrid;

/// What we depend on: a tile for each, how the chosen one fared in the last hour, and what fails on purpose.
/// Invariant: a dependency keeps its tile while figures change; what is chosen changes only by the operator or `open`.
/// Thread: GUI.
class ResiliencePage : public Page
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds every{2};
    static constexpr std::chrono::seconds historyEvery{15};

    static PageInfo info();
    explicit ResiliencePage(const PageContext &context);
    ~ResiliencePage() override;

    /// The key: a dependency's name.
    void open(const PageRef &ref) override;
    void refresh() override;
    QWidget *details() override;

    Tile *tile(const QString &name) const { return m_tiles.value(name); }
    BreakerPane *pane() const { return m_pane; }
    BreakerCharts *charts() const { return m_charts; }
    FaultPanel *faults() const { return m_faults; }
    QString chosen() const { return m_chosen; }

protected:
    void retranslate() override;

private:
    void arrange();
    void look();
    void fetch();
    void fetchHistory();
    void take(const QJsonObject &answer);
    void addTile(const QString &name);
    void choose(const QString &name);
    void showTiles();
    const BreakerView *find(const QString &name) const;
    QString subtitle() const;

    PageContext m_context;
    PageHeader *m_header;
    ContentStates *m_states = nullptr;
    TileGrid *m_grid;
    BreakerCharts *m_charts;
    FaultPanel *m_faults;
    QPointer<BreakerPane> m_pane; ///< the shell's pane may go, with it, before the page
    QAction *m_refresh;
    QHash<QString, Tile *> m_tiles;
    std::vector<BreakerView> m_breakers;
    std::optional<Instant> m_takenAt; ///< our clock
    QString m_chosen;
    Instant m_asked{};
    Instant m_historyAsked{};
};

} // namespace firstcome
