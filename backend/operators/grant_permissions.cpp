// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/grant_permissions.h"

#include "backend/operators/operator_store.h"
#include "backend/operators/session_store.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"
#include <QJsonArray>

namespace firstcome::operators {

using approvals::Approval;
using approvals::Granted;
using approvals::Proposal;
using approvals::Sight;

namespace {

QJsonObject permissionsJson(quint32 permissions)
{
    return {{QStringLiteral("permissions"), QJsonArray::fromStringList(permissionNames(permissions))}};
}

quint32 permissionsIn(const QJsonObject &terms)
{
    return quint32(terms.value(QLatin1StringView("permissions")).toInteger());
}

Id operatorOf(const Proposal &proposal)
{
    return idFrom(QByteArrayView(proposal.subjectId)).value_or(0);
}

} // namespace

GrantPermissions::GrantPermissions(const OperatorGround &needs, approvals::Approvals &acts)
    : m_needs(needs), m_acts(acts)
{
    approvals::Act act;
    act.action = ApprovalAction::RoleGrant;
    act.subjectType = "operator";
    act.permission = permission::OperatorManage;
    act.look = [this](sql::Connection &connection, const Proposal &proposal) { return look(connection, proposal); };
    act.carryOut = [this](sql::Connection &connection, const Granted &granted) {
        return carryOut(connection, granted);
    };
    act.stands = [](sql::Connection &connection, const Approval &approval) {
        const auto grant = OperatorStore(connection).grantOf(approval.id);
        return grant && grant->operatorId == operatorOf(approval.asked) &&
               grant->permissions == permissionsIn(approval.asked.terms);
    };
    act.effects = [](sql::Connection &connection) { return OperatorStore(connection).countGrants(); };
    acts.offer(std::move(act));
}

Result<Approval> GrantPermissions::ask(sql::Connection &connection, const GrantCall &call, Instant now) const
{
    const auto who = OperatorStore(connection).byId(call.operatorId);
    if (!who)
        return refuse(code::operatorNotFound);
    if (who->permissions == call.permissions)
        return refuse(code::nothingChanged);
    Proposal proposal;
    proposal.action = ApprovalAction::RoleGrant;
    proposal.subjectId = QByteArray::number(call.operatorId);
    proposal.terms = {{QStringLiteral("permissions"), qint64(call.permissions)}};
    proposal.reason = call.reason;
    proposal.by = {true, call.askerId};
    proposal.requestId = call.requestId;
    return m_acts.ask(connection, proposal, now);
}

Result<Sight> GrantPermissions::look(sql::Connection &connection, const Proposal &proposal) const
{
    const auto who = OperatorStore(connection).byId(operatorOf(proposal));
    if (!who)
        return refuse(code::operatorNotFound);
    return Sight{who->login, permissionsJson(who->permissions), permissionsJson(permissionsIn(proposal.terms)),
                 QByteArray::number(who->permissions) + (who->enabled ? "" : " off")};
}

Result<QJsonObject> GrantPermissions::carryOut(sql::Connection &connection, const Granted &granted) const
{
    const Proposal &asked = granted.approval.asked;
    const Id operatorId = operatorOf(asked);
    if (granted.by == operatorId)
        return refuse(code::selfApproval);
    OperatorStore store(connection);
    const Operator before = store.byId(operatorId).value();
    store.grant({operatorId, permissionsIn(asked.terms), granted.approval.id}, granted.now);
    const Operator after = store.byId(operatorId).value();
    const auto ended = SessionStore(connection).endAllOf(operatorId, granted.now);
    connection.afterCommit([&revoked = m_needs.revoked, ended] {
        for (const access::RevokedToken &token : ended)
            revoked.revoke(http::Audience::Operator, QByteArray::number(token.id), token.expiresAt);
    });
    QJsonObject audited = permissionsJson(after.permissions);
    audited.insert(QStringLiteral("reason"), asked.reason);
    audited.insert(QStringLiteral("approvalId"), idText(granted.approval.id));
    audited.insert(QStringLiteral("approvedBy"), idText(granted.by));
    m_needs.audit.append(connection, {asked.by.id, "operator.grant", "operator:" + QByteArray::number(operatorId),
                                      permissionsJson(before.permissions), audited, granted.requestId, granted.now});
    return toJson(after);
}

} // namespace firstcome::operators
