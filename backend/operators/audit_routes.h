// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/operators/audit_chain.h"
#include "backend/operators/operator_ground.h"
#include "backend/platform/http/router.h"

namespace firstcome::operators {

/// Reading and verifying the audit.
/// Thread: lanes; keeps nothing that changes.
class AuditRoutes
{
public:
    explicit AuditRoutes(const OperatorGround &needs) : m_needs(needs) {}

    void mount(http::Router &router);

private:
    using Answer = QCoro::Task<http::Response>;

    Answer list(const http::Request &request);
    Answer verify(const http::Request &request);

    const OperatorGround &m_needs;
};

} // namespace firstcome::operators
