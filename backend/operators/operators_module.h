// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approvals_module.h"
#include "backend/operators/audit_routes.h"
#include "backend/operators/operator_routes.h"
#include "backend/operators/operator_session_routes.h"
#include "backend/operators/prove_operator.h"
#include "backend/platform/module/module.h"

namespace firstcome::operators {

/// The operators themselves: accounts, sessions, the audit of their acts. See README.md.
class OperatorsModule : public Module
{
public:
    /// Whoever decides about an approval proves his password here.
    OperatorsModule(OperatorGround needs, approvals::ApprovalsModule &approvals);

    Role role() const override { return Role::Ops; }
    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override;
    void mountWorkers(Workers &workers) override;
    void load(sql::Connection &connection) override { catchUp(connection); }
    /// Which access tokens ended before their time.
    void catchUp(sql::Connection &connection) override;
    QList<Check> checks() const override;
    Id highestId(sql::Connection &connection) const override;
    std::unordered_map<Id, QString> logins(sql::Connection &connection, const std::vector<Id> &ids) const override;
    /// Which operator acted on the order, and why.
    QList<TimelineEntry> timeline(sql::Connection &connection, Id orderId) const override;

private:
    QCoro::Task<> dropExpired();

    OperatorGround m_needs;
    access::PasswordGate m_gate;
    ProveOperator m_prove;
    GrantPermissions m_grant;
    OperatorRoutes m_operators;
    OperatorSessionRoutes m_sessions;
    AuditRoutes m_audit;
};

} // namespace firstcome::operators
