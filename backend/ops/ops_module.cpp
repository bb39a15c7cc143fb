// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ops/ops_module.h"
#include "backend/ops/migrations.gen.h"
#include "backend/ops/operator_store.h"

namespace firstcome::ops {

namespace {

constexpr std::chrono::minutes dropPause{10};

} // namespace

QList<sql::Migration> OpsModule::migrations() const
{
    return ops::migrations();
}

void OpsModule::mountRoutes(http::Router &router)
{
    m_sessions.mount(router);
    m_audit.mount(router);
}

void OpsModule::mountWorkers(Workers &workers)
{
    workers.every(dropPause, "ops.dropExpired", [this] { return dropExpired(); });
}

void OpsModule::load(sql::Connection &connection)
{
    OperatorStore store(connection);
    for (const OperatorSession &session : store.endedSessions())
        m_needs.revoked.revoke(http::Audience::Operator, QByteArray::number(session.id), session.accessExpiresAt);
}

Id OpsModule::highestId(sql::Connection &connection) const
{
    return OperatorStore(connection).highestId();
}

QList<Check> OpsModule::checks() const
{
    return {m_needs.audit.chainVerifies()};
}

QCoro::Task<> OpsModule::dropExpired()
{
    const Instant now = m_needs.clock();
    const auto dropped = m_needs.database.write(
        sql::Queue::Background, [now](sql::Connection &connection) { OperatorStore(connection).dropExpired(now); });
    co_await dropped;
    m_needs.revoked.forgetExpired(now);
}

} // namespace firstcome::ops
