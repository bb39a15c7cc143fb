// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/csv_answer.h"
#include "backend/platform/http/router.h"
#include "backend/platform/module/ground.h"
#include "backend/stock/stock_board.h"
#include "backend/stock/stock_store.h"

namespace firstcome::stock {

/// The stock read of a product (never SQL once loaded) and the operators' list of options.
/// Thread: the lanes'.
class StockRoutes
{
public:
    StockRoutes(const Ground &ground, const StockStore &stock, StockBoard &board)
        : m_ground(ground), m_stock(stock), m_board(board)
    {
    }

    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> productStock(const http::Request &request);
    QCoro::Task<http::Response> list(const http::Request &request);
    std::vector<Option> walk(sql::Connection &connection, OptionFilter filter, int limit) const;
    work::Reply<http::ListPart> readPart(const QString &query, http::Page part) const;

    const Ground m_ground;
    const StockStore &m_stock;
    StockBoard &m_board;
};

} // namespace firstcome::stock
