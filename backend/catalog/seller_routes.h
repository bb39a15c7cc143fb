// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_parts.h"
#include "backend/platform/http/router.h"

namespace firstcome::catalog {

/// A seller's own stores and products under /v1/seller. What is another's is not found.
class SellerRoutes
{
public:
    explicit SellerRoutes(const CatalogParts &parts) : m_parts(parts) {}
    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> listStores(const http::Request &request);
    QCoro::Task<http::Response> openStore(const http::Request &request);
    QCoro::Task<http::Response> list(const http::Request &request);
    QCoro::Task<http::Response> create(const http::Request &request);
    QCoro::Task<http::Response> show(const http::Request &request);
    QCoro::Task<http::Response> edit(const http::Request &request);
    QCoro::Task<http::Response> remove(const http::Request &request);

    const CatalogParts &m_parts;
};

} // namespace firstcome::catalog
