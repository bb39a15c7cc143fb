// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/ops_order_routes.h"
#include "backend/orders/order_checks.h"
#include "backend/orders/order_claims.h"
#include "backend/orders/order_payments.h"
#include "backend/orders/order_tally.h"
#include "backend/orders/order_worker.h"
#include "backend/orders/sold_routes.h"
#include "backend/orders/sweep_orders.h"
#include "backend/platform/module/ground.h"
#include "backend/platform/module/module.h"
#include "backend/sales/sales_module.h"

namespace firstcome::orders {

/// Orders once they are placed, until they are completed. See README.md.
class OrdersModule final : public Module
{
public:
    OrdersModule(const Ground &ground, const stock::StockModule &stock, const sales::SalesModule &sales,
                 const SagaLimits &limits = {});

    Role role() const override { return Role::Orders; }
    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override;
    void mountWorkers(Workers &workers) override;
    void load(sql::Connection &connection) override { SweepStore().begin(connection, m_clock()); }
    void catchUp(sql::Connection &) override { m_waits.wakeAll(); }
    QList<Check> checks() const override { return OrderStore::checks() + SoldLineStore::checks() + m_checks.all(); }
    Id highestId(sql::Connection &connection) const override { return m_store.highestId(connection); }
    std::unordered_map<Id, Money> paidTotals(sql::Connection &connection,
                                             const std::vector<Id> &orderIds) const override;
    QJsonObject figures(sql::Connection &connection, Instant now) const override;
    QList<TimelineEntry> timeline(sql::Connection &connection, Id orderId) const override;

    /// What payments may ask and say, in their own transaction.
    const OrderPayments &payments() const { return m_payments; }
    /// What claims may ask and change of lines, in their own transaction.
    const OrderClaims &claims() const { return m_claims; }
    /// What becomes of an order is written to.
    const OrderTables &tables() const { return m_tables; }
    /// Goes on with a cancel that was left unfinished.
    QCoro::Task<> resumeCancel(Id orderId) { return m_cancel.resume(orderId); }
    /// Nobody waits for an order from now on: a server that ends has answered everybody.
    void endWaits() { m_waits.close(); }

private:
    const Clock m_clock;
    OrderStore m_store;
    OrderTables m_tables;
    OrderPayments m_payments;
    OrderClaims m_claims;
    OrderWaits m_waits;
    OrderViews m_views;
    CancelOrder m_cancel;
    SweepOrders m_sweep;
    OrderWorker m_worker;
    OrderRoutes m_routes;
    OpsOrderRoutes m_opsRoutes;
    SoldRoutes m_soldRoutes;
    mutable OrderTally m_tally;
    OrderChecks m_checks;
};

} // namespace firstcome::orders
