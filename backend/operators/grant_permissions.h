// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approvals.h"
#include "backend/operators/operator.h"
#include "backend/operators/operator_ground.h"

namespace firstcome::operators {

/// An operator asks that another, or he himself, may do so much.
struct GrantCall
{
    Id operatorId = 0; ///< who gets it
    quint32 permissions = 0;
    QString reason;
    Id askerId = 0;
    QByteArray requestId;
};

/// What operators may do is decided by two: one who asks and one who is neither he nor who gets it.
/// Invariant: bound to what he may do now; with other permissions his sessions end, so that no token says otherwise.
/// Thread: the writer's.
class GrantPermissions
{
public:
    GrantPermissions(const OperatorGround &needs, approvals::Approvals &acts);
    GrantPermissions(const GrantPermissions &) = delete;

    /// OPERATOR_NOT_FOUND, NOTHING_CHANGED, APPROVAL_WAITING.
    Result<approvals::Approval> ask(sql::Connection &connection, const GrantCall &call, Instant now) const;

private:
    Result<approvals::Sight> look(sql::Connection &connection, const approvals::Proposal &proposal) const;
    Result<QJsonObject> carryOut(sql::Connection &connection, const approvals::Granted &granted) const;

    const OperatorGround &m_needs;
    approvals::Approvals &m_acts;
};

} // namespace firstcome::operators
