// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approvals_module.h"
#include "backend/platform/module/module.h"
#include "backend/settlements/payout_routes.h"
#include "backend/settlements/seller_routes.h"
#include "backend/settlements/settlement_routes.h"
#include "backend/settlements/settlement_settings.h"
#include "backend/settlements/settlement_worker.h"

namespace firstcome::settlements {

/// What sellers earned and how they are paid, as a module. See README.md.
class SettlementsModule final : public Module
{
public:
    SettlementsModule(const Ground &ground, approvals::ApprovalsModule &approvals, const SettlementSettings &settings);

    Role role() const override { return Role::Settlements; }
    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override;
    void mountWorkers(Workers &workers) override;
    void load(sql::Connection &connection) override;
    QList<Check> checks() const override;
    Id highestId(sql::Connection &connection) const override;

    /// The rate of what is sold from now on, in the caller's transaction.
    static void setFee(sql::Connection &connection, qint64 basisPoints, Instant now);

    const BookLines &book() const { return m_book; }
    RunSettlement &runs() { return m_run; }
    const Payouts &payouts() const { return m_payouts; }

private:
    const Ground m_ground;
    const SettlementSettings m_settings;
    BookLines m_book;
    RunSettlement m_run;
    Payouts m_payouts;
    SettlementWorker m_worker;
    SettlementRoutes m_routes;
    PayoutRoutes m_payoutRoutes;
    SellerRoutes m_sellerRoutes;
};

} // namespace firstcome::settlements
