// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/overview/overview_history.h"
#include "console/page/invariant_check.h"
#include "console/widgets/tile.h"
#include "shared/contract/sale.h"
#include <span>

namespace firstcome {

/// Everything the tiles tell from.
struct OverviewState
{
    const OverviewHistory &history;
    const InvariantCheck &check;
    const std::optional<std::vector<SaleView>> &sales;
    const std::optional<SagaFigures> &sagas;
    Instant serverNow;
};

/// One tile: what it is called, what it shows, and where a click goes: a page, or a section of the right pane.
struct OverviewTile
{
    const char *id;
    const char *title; ///< context "OverviewTiles"
    const char *page;  ///< nullptr: the section
    const char *section;
    Tile::Figure (*figure)(const OverviewState &);
    /// What its small line is made of.
    std::optional<double> (*sample)(const OverviewState &);
};

/// In the order shown.
std::span<const OverviewTile> overviewTiles();
QString titleOf(const OverviewTile &tile);

/// "12 % more than a minute ago"; empty when there is nothing to compare with.
QString comparedWithAMinuteAgo(std::optional<double> now, std::optional<double> before);

} // namespace firstcome
