// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/resolve_exception.h"
#include "backend/platform/http/router.h"

namespace firstcome::payments {

/// GET /v1/ops/payments/exceptions; POST /v1/ops/orders/{id}/resolve and /v1/ops/payments/{id}/resolve.
class ExceptionRoutes
{
public:
    ExceptionRoutes(sql::Database &database, ResolveException &resolve) : m_database(database), m_resolve(resolve) {}
    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> list(const http::Request &request);
    QCoro::Task<http::Response> resolved(const http::Request &request, Subject subject);

    sql::Database &m_database;
    ResolveException &m_resolve;
};

} // namespace firstcome::payments
