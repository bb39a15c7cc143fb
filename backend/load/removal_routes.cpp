// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/removal_routes.h"

#include "backend/platform/http/no_body.h"
#include "shared/contract/permissions.h"

namespace firstcome::load {

void RemovalRoutes::mount(http::Router &router)
{
    router.post("/v1/ops/load/removals", http::Policy::operatorWith(permission::LoadRun),
                http::AsyncHandler([this](const http::Request &request) { return remove(request); }));
}

/// Also where load runs are not allowed any more: that is when samples are in the way.
QCoro::Task<http::Response> RemovalRoutes::remove(const http::Request &request)
{
    if (const auto refusal = http::bodyNotTaken(request))
        co_return http::problem(*refusal, request);
    const auto removing = m_remove.run({request.principal->id, request.id});
    const RemovedSamples removed = co_await removing;
    const auto reply =
        m_parts.catalog.database.read([this](sql::Connection &connection) { return m_remove.left(connection); });
    const SamplesLeft left = co_await reply;
    QJsonObject answer = toJson(removed);
    answer.insert(QStringLiteral("more"), removed.more);
    answer.insert(QStringLiteral("left"), toJson(left));
    co_return http::json(200, answer);
}

} // namespace firstcome::load
