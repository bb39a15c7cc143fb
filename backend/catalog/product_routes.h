// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_parts.h"
#include "backend/platform/http/router.h"

namespace firstcome::catalog {

/// What everybody may see: GET /v1/products, /v1/products/{id}, /v1/stores, /v1/stores/{id}.
class ProductRoutes
{
public:
    explicit ProductRoutes(const CatalogParts &parts) : m_parts(parts) {}
    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> list(const http::Request &request);
    QCoro::Task<http::Response> show(const http::Request &request);
    QCoro::Task<http::Response> listStores(const http::Request &request);
    QCoro::Task<http::Response> showStore(const http::Request &request);

    const CatalogParts &m_parts;
};

} // namespace firstcome::catalog
