// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approvals_module.h"
#include "backend/claims/ask_routes.h"
#include "backend/claims/claim_checks.h"
#include "backend/claims/claim_routes.h"
#include "backend/claims/claim_settings.h"
#include "backend/claims/claim_worker.h"
#include "backend/claims/decide_routes.h"
#include "backend/claims/sample_claims.h"
#include "backend/orders/orders_module.h"
#include "backend/platform/module/module.h"
#include <array>
#include <atomic>

namespace firstcome::claims {

/// Returns and refunds of order lines: asked for, decided, paid back. See README.md.
class ClaimsModule final : public Module
{
public:
    ClaimsModule(const Ground &ground, const orders::OrdersModule &orders, approvals::ApprovalsModule &approvals,
                 const ClaimSettings &settings);

    Role role() const override { return Role::Claims; }
    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override;
    void mountWorkers(Workers &workers) override { m_worker.mount(workers); }
    QList<Check> checks() const override { return ClaimStore::checks() + m_checks.all(); }
    Id highestId(sql::Connection &connection) const override { return ClaimStore::highestId(connection); }
    QJsonObject figures(sql::Connection &connection, Instant now) const override;
    QList<TimelineEntry> timeline(sql::Connection &connection, Id orderId) const override;
    /// {claims}
    QJsonObject orderPart(sql::Connection &connection, Id orderId) const override;

    const MoveClaims &moves() const { return m_moves; }
    ClaimWorker &worker() { return m_worker; }
    const SampleRecords &samples() const { return m_samples; }

private:
    void count(const Ground &ground);

    ClaimStore m_store;
    const SampleClaims m_samples{m_store};
    MoveClaims m_moves;
    AskRefund m_askRefund;
    ClaimViews m_views;
    ClaimWorker m_worker;
    ClaimRoutes m_routes;
    AskRoutes m_askRoutes;
    DecideRoutes m_decideRoutes;
    ClaimChecks m_checks;
    std::array<std::atomic<qint64>, 5> m_moved{}; ///< by ClaimState
};

} // namespace firstcome::claims
