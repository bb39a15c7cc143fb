// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/sales/sale_ground.h"

namespace firstcome::sales {

/// The evidence of a sale (N5): its admission ledger as JSON or CSV, the ledger's verification, its refusals.
class AdmissionRoutes
{
public:
    explicit AdmissionRoutes(const SaleGround &ground) : m_ground(ground) {}
    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> list(const http::Request &request);
    QCoro::Task<http::Response> verify(const http::Request &request);
    QCoro::Task<http::Response> refusals(const http::Request &request);

    const SaleGround &m_ground;
};

} // namespace firstcome::sales
