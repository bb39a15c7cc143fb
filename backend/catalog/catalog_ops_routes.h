// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_parts.h"
#include "backend/platform/http/router.h"

namespace firstcome::catalog {

/// The operators' catalogue: /v1/ops/products, /v1/ops/products/{id}, /v1/ops/stores. Changes are audited in their own
/// transaction.
class CatalogOpsRoutes
{
public:
    explicit CatalogOpsRoutes(const CatalogParts &parts) : m_parts(parts) {}
    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> list(const http::Request &request);
    QCoro::Task<http::Response> show(const http::Request &request);
    QCoro::Task<http::Response> edit(const http::Request &request);
    QCoro::Task<http::Response> listStores(const http::Request &request);
    QCoro::Task<http::Response> openStore(const http::Request &request);

    const CatalogParts &m_parts;
};

} // namespace firstcome::catalog
