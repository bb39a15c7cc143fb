// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/sales/run_sale.h"

namespace firstcome::sales {

/// The operators' sales: /v1/ops/sales, /v1/ops/sales/{id} and its .../open and .../close.
class SaleRoutes
{
public:
    explicit SaleRoutes(const SaleGround &ground) : m_ground(ground), m_run(ground) {}
    void mount(http::Router &router);

private:
    using Move = Result<Sale> (RunSale::*)(sql::Connection &, const SaleAct &) const;

    QCoro::Task<http::Response> list(const http::Request &request);
    QCoro::Task<http::Response> show(const http::Request &request);
    QCoro::Task<http::Response> create(const http::Request &request);
    QCoro::Task<http::Response> change(const http::Request &request);
    QCoro::Task<http::Response> move(const http::Request &request, Move move);
    SaleAct actOf(const http::Request &request) const;

    const SaleGround &m_ground;
    RunSale m_run;
};

} // namespace firstcome::sales
