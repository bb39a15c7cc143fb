// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approvals.h"
#include "backend/platform/http/router.h"

namespace firstcome::approvals {

/// What waits for a second person, and the decisions about it.
/// Thread: lanes.
class ApprovalRoutes
{
public:
    ApprovalRoutes(const Ground &ground, Approvals &acts) : m_ground(ground), m_acts(acts) {}

    void mount(http::Router &router);

private:
    using Answer = QCoro::Task<http::Response>;

    Answer list(const http::Request &request);
    Answer show(const http::Request &request);
    Answer decide(const http::Request &request, ApprovalDecision decision);
    /// What who approves may do now, after his own password.
    QCoro::Task<Result<quint32>> proven(DecisionCall call, PasswordProof proof);

    QJsonObject shown(sql::Connection &connection, const Approval &approval, const Decider &who) const;

    const Ground m_ground;
    Approvals &m_acts;
};

} // namespace firstcome::approvals
