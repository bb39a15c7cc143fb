// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/live.h"
#include "backend/platform/sql/connection.h"
#include "backend/stock/stock_board.h"

namespace firstcome::stock {

/// Tells board and consoles after a commit what stock there is now.
/// Thread: the writer's.
class StockAnnouncer
{
public:
    StockAnnouncer(StockBoard &board, Live &live) : m_board(board), m_live(live) {}

    /// The stock as this transaction leaves it.
    void announce(sql::Connection &connection, std::vector<OptionStock> changed) const;

private:
    StockBoard &m_board;
    Live &m_live;
};

} // namespace firstcome::stock
