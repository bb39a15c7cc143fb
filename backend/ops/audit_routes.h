// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/ops/audit_chain.h"
#include "backend/ops/ops_needs.h"
#include "backend/platform/http/router.h"

namespace firstcome::ops {

/// Reading and verifying the audit.
/// Thread: lanes; keeps nothing that changes.
class AuditRoutes
{
public:
    explicit AuditRoutes(const OpsNeeds &needs) : m_needs(needs) {}

    void mount(http::Router &router);

private:
    using Answer = QCoro::Task<http::Response>;

    Answer list(const http::Request &request);
    Answer verify(const http::Request &request);

    const OpsNeeds &m_needs;
};

} // namespace firstcome::ops
