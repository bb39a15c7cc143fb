// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/load/load_parts.h"
#include "backend/platform/http/router.h"

namespace firstcome::load {

/// /v1/ops/sales/{id}/rehearsals: begun, listed, and what a run on one showed. Thread: the lanes'.
class RehearsalRoutes
{
public:
    explicit RehearsalRoutes(const LoadParts &parts) : m_parts(parts) {}

    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> begin(const http::Request &request);
    QCoro::Task<http::Response> list(const http::Request &request);
    QCoro::Task<http::Response> judge(const http::Request &request);

    const LoadParts &m_parts;
};

} // namespace firstcome::load
