// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/stock/correct_stock.h"

namespace firstcome::stock {

/// Corrections of stock by its seller and by operators, and what was corrected before.
/// Thread: the lanes'.
class CorrectionRoutes
{
public:
    CorrectionRoutes(const Ground &ground, const StockStore &stock)
        : m_ground(ground), m_stock(stock), m_correct(ground, stock)
    {
    }

    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> correct(const http::Request &request, Corrector corrector);
    QCoro::Task<http::Response> list(const http::Request &request, Corrector corrector);

    const Ground m_ground;
    const StockStore &m_stock;
    const CorrectStock m_correct;
};

} // namespace firstcome::stock
