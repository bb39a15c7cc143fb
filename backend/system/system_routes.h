// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/system/overview.h"

namespace firstcome::system {

/// GET /v1/ops/{lag,lag/history,outbox,overview} and POST /v1/ops/check.
/// Invariant: reads only. Thread: `mount` before the lanes start; handlers on the lanes.
class SystemRoutes
{
public:
    SystemRoutes(const SystemGround &ground, const Overview &overview) : m_ground(ground), m_overview(overview) {}

    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> answerLag();
    QCoro::Task<http::Response> answerHistory(const http::Request &request);
    QCoro::Task<http::Response> answerOutbox();
    QCoro::Task<http::Response> answerOverview();
    QCoro::Task<http::Response> answerCheck(const http::Request &request);

    const SystemGround &m_ground;
    const Overview &m_overview;
};

} // namespace firstcome::system
