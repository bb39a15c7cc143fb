// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/stock/ask_correction.h"

namespace firstcome::stock {

/// Corrections of stock by its seller, at once, and by operators, once a second person agrees; and what was corrected
/// before.
/// Thread: the lanes'.
class CorrectionRoutes
{
public:
    CorrectionRoutes(const Ground &ground, const StockStore &stock, const CorrectStock &correct,
                     const AskCorrection &ask)
        : m_ground(ground), m_stock(stock), m_correct(correct), m_ask(ask)
    {
    }

    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> correct(const http::Request &request, Corrector corrector);
    QCoro::Task<http::Response> list(const http::Request &request, Corrector corrector);

    Result<sql::KeptAnswer> decided(sql::Connection &connection, const CorrectionCall &call, Instant now) const;

    const Ground m_ground;
    const StockStore &m_stock;
    const CorrectStock &m_correct;
    const AskCorrection &m_ask;
};

} // namespace firstcome::stock
