// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_parts.h"
#include "backend/platform/http/router.h"

namespace firstcome::imports {

/// The imports of before: GET /v1/ops/imports, /v1/ops/imports/{id}, /v1/ops/imports/{id}/failed-rows. Who left before
/// the answer finds it here.
class RunRoutes
{
public:
    explicit RunRoutes(const catalog::CatalogParts &parts) : m_parts(parts) {}
    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> list(const http::Request &request);
    QCoro::Task<http::Response> show(const http::Request &request);
    QCoro::Task<http::Response> failedRows(const http::Request &request);

    const catalog::CatalogParts &m_parts;
};

} // namespace firstcome::imports
