// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/operators_module.h"
#include "backend/operators/audit_store.h"
#include "backend/operators/migrations.gen.h"
#include "backend/operators/operator_store.h"
#include "backend/operators/session_store.h"
#include <QJsonDocument>

namespace firstcome::operators {

namespace {

constexpr std::chrono::minutes dropPause{10};

} // namespace

OperatorsModule::OperatorsModule(OperatorGround needs, approvals::ApprovalsModule &approvals)
    : m_needs(std::move(needs)),
      m_gate(m_needs.passwords, m_needs.passwordLimits, {m_needs.changes, "operators.passwords"}),
      m_prove(m_needs, m_gate), m_grant(m_needs, approvals.acts()), m_operators(m_needs, m_grant),
      m_sessions(m_needs, m_gate), m_audit(m_needs)
{
    approvals.acts().provenBy([this](approvals::PasswordProof proof) { return m_prove.run(std::move(proof)); });
    m_needs.changes.subscribe(
        [this](std::span<const Change> changes) { m_needs.revoked.hear(changes, http::Audience::Operator); });
}

QList<sql::Migration> OperatorsModule::migrations() const
{
    return operators::migrations();
}

void OperatorsModule::mountRoutes(http::Router &router)
{
    m_sessions.mount(router);
    m_operators.mount(router);
    m_audit.mount(router);
}

void OperatorsModule::mountWorkers(Workers &workers)
{
    workers.everywhere(dropPause, "ops.dropExpired", [this] { return dropExpired(); });
}

void OperatorsModule::catchUp(sql::Connection &connection)
{
    for (const auto &token : SessionStore(connection).revokedTokens())
        m_needs.revoked.revoke(http::Audience::Operator, QByteArray::number(token.id), token.expiresAt);
}

Id OperatorsModule::highestId(sql::Connection &connection) const
{
    return OperatorStore(connection).highestId();
}

QList<Check> OperatorsModule::checks() const
{
    return {m_needs.chain.chainVerifies()};
}

std::unordered_map<Id, QString> OperatorsModule::logins(sql::Connection &connection, const std::vector<Id> &ids) const
{
    return OperatorStore(connection).logins(ids);
}

QList<TimelineEntry> OperatorsModule::timeline(sql::Connection &connection, Id orderId) const
{
    QList<TimelineEntry> entries;
    for (const AuditStore::Shown &act : AuditStore(connection).about("order:" + QByteArray::number(orderId))) {
        QJsonObject detail = QJsonDocument::fromJson(act.record.newValue).object();
        detail.insert(QStringLiteral("operator"), act.login);
        entries.append({act.record.at, "audit",
                        QStringLiteral("%1 by %2").arg(QString::fromLatin1(act.record.action), act.login), detail});
    }
    return entries;
}

QCoro::Task<> OperatorsModule::dropExpired()
{
    const Instant now = m_needs.clock();
    const auto dropped = m_needs.database.write(
        sql::Queue::Background, [now](sql::Connection &connection) { SessionStore(connection).dropExpired(now); });
    co_await dropped;
    m_needs.revoked.forgetExpired(now);
}

} // namespace firstcome::operators
