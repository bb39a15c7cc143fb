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
    Answer approve(const http::Request &request);
    Answer reject(const http::Request &request);
    Answer withdraw(const http::Request &request);

    QJsonObject shown(sql::Connection &connection, const Approval &approval, const Decider &who) const;

    const Ground m_ground;
    Approvals &m_acts;
};

} // namespace firstcome::approvals
