// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/sales/sale_parts.h"

namespace firstcome::sales {

/// The evidence of a sale (N5): its admission ledger as JSON or CSV, the ledger's verification, its refusals.
class AdmissionRoutes
{
public:
    explicit AdmissionRoutes(const SaleParts &parts) : m_parts(parts) {}
    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> list(const http::Request &request);
    QCoro::Task<http::Response> verify(const http::Request &request);
    QCoro::Task<http::Response> refusals(const http::Request &request);

    const SaleParts &m_parts;
};

} // namespace firstcome::sales
