// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/system/system_routes.h"

#include "backend/platform/events/outbox.h"
#include "backend/platform/http/no_body.h"
#include "backend/platform/module/peers.h"
#include "backend/system/run_checks.h"
#include "shared/contract/permissions.h"

namespace firstcome::system {

namespace {

const auto viewers = http::Policy::operatorWith(permission::View);

} // namespace

void SystemRoutes::mount(http::Router &router)
{
    router.get("/v1/ops/lag", viewers, [this](const http::Request &) { return answerLag(); });
    router.get("/v1/ops/outbox", viewers, [this](const http::Request &) { return answerOutbox(); });
    router.get("/v1/ops/overview", viewers, [this](const http::Request &) { return answerOverview(); });
    router.post("/v1/ops/check", viewers, [this](const http::Request &request) { return answerCheck(request); });
}

QCoro::Task<http::Response> SystemRoutes::answerLag()
{
    const auto reply =
        m_ground.database.read([this](sql::Connection &connection) { return m_overview.lag(connection); });
    const QJsonObject answer = co_await reply;
    co_return http::json(200, answer);
}

QCoro::Task<http::Response> SystemRoutes::answerOutbox()
{
    const auto reply = m_ground.database.read(events::outboxFigures);
    const QJsonObject answer = co_await reply;
    co_return http::json(200, answer);
}

QCoro::Task<http::Response> SystemRoutes::answerOverview()
{
    const auto reply =
        m_ground.database.read([this](sql::Connection &connection) { return m_overview.all(connection); });
    const QJsonObject answer = co_await reply;
    co_return http::json(200, answer);
}

QCoro::Task<http::Response> SystemRoutes::answerCheck(const http::Request &request)
{
    if (const auto refusal = http::bodyNotTaken(request))
        co_return http::problem(*refusal, request);
    const auto reply = m_ground.database.read([this](sql::Connection &connection) {
        return runChecks(connection, m_ground.peers.checks(), m_ground.clock());
    });
    const QJsonObject answer = co_await reply;
    co_return http::json(200, answer);
}

} // namespace firstcome::system
