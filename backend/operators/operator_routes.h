// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/operators/grant_permissions.h"
#include "backend/platform/http/router.h"

namespace firstcome::operators {

/// Who the operators are and what each may do. Thread: lanes.
class OperatorRoutes
{
public:
    OperatorRoutes(const OperatorGround &needs, const GrantPermissions &grant) : m_needs(needs), m_grant(grant) {}

    void mount(http::Router &router);

private:
    using Answer = QCoro::Task<http::Response>;

    Answer list(const http::Request &request);
    Answer grant(const http::Request &request);

    const OperatorGround &m_needs;
    const GrantPermissions &m_grant;
};

} // namespace firstcome::operators
