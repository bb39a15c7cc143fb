// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/settlements/run_settlement.h"
#include "backend/settlements/statements.h"

namespace firstcome::settlements {

/// Settlements and their runs, as operators see them. Thread: lanes.
class SettlementRoutes
{
public:
    SettlementRoutes(const Ground &ground, RunSettlement &run) : m_ground(ground), m_run(run), m_statements(ground) {}

    void mount(http::Router &router);

private:
    using Answer = QCoro::Task<http::Response>;

    Answer list(const http::Request &request);
    Answer runs(const http::Request &request);
    Answer run(const http::Request &request);

    const Ground m_ground;
    RunSettlement &m_run;
    const Statements m_statements;
};

} // namespace firstcome::settlements
