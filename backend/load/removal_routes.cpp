// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/removal_routes.h"

#include "backend/platform/http/no_body.h"
#include "shared/contract/permissions.h"

namespace firstcome::load {

namespace {

QJsonObject countsOf(const RemovedSamples &removed)
{
    return {{QStringLiteral("orders"), removed.orders},
            {QStringLiteral("rehearsals"), removed.rehearsals},
            {QStringLiteral("members"), removed.members}};
}

QJsonObject countsOf(const SamplesLeft &left)
{
    return {{QStringLiteral("orders"), left.orders},
            {QStringLiteral("rehearsals"), left.rehearsals},
            {QStringLiteral("members"), left.members}};
}

} // namespace

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
    AuditEntry entry{request.principal->id,  "load.removal", "members:load", {}, {}, request.id,
                     m_parts.catalog.clock()};
    const auto removing = m_remove.run();
    const RemovedSamples removed = co_await removing;
    entry.after = countsOf(removed);
    const auto reply =
        m_parts.catalog.database.write(sql::Queue::Background, [this, entry](sql::Connection &connection) {
            m_parts.catalog.audit.append(connection, entry);
            return m_remove.left(connection);
        });
    const SamplesLeft left = co_await reply;
    QJsonObject answer = countsOf(removed);
    answer.insert(QStringLiteral("more"), removed.more);
    answer.insert(QStringLiteral("left"), countsOf(left));
    co_return http::json(200, answer);
}

} // namespace firstcome::load
