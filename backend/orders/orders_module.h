// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/ops_order_routes.h"
#include "backend/orders/order_checks.h"
#include "backend/orders/order_payments.h"
#include "backend/orders/order_tally.h"
#include "backend/orders/order_worker.h"
#include "backend/orders/place_route.h"
#include "backend/orders/sweep_orders.h"
#include "backend/platform/module/ground.h"
#include "backend/platform/module/module.h"
#include "backend/sales/sales_module.h"

namespace firstcome::orders {

struct OrderSettings
{
    PlacementRules rules{};
    PlacementLimits placement{};
    SagaLimits limits{};
    int ordersPerSecond = 10; ///< a member; 0: no limit
    bool samplesBuy = false;  ///< members of load runs may buy what is for everybody
};

/// Orders from placing to completion. See README.md.
class OrdersModule final : public Module
{
public:
    OrdersModule(const Ground &ground, const stock::StockModule &stock, sales::SalesModule &sales,
                 const OrderSettings &settings = {});

    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override;
    void mountWorkers(Workers &workers) override;
    void load(sql::Connection &connection) override { SweepStore().begin(connection, m_clock()); }
    QList<Check> checks() const override { return OrderStore::checks() + m_checks.all(); }
    Id highestId(sql::Connection &connection) const override { return m_store.highestId(connection); }
    QJsonObject figures(sql::Connection &connection, Instant now) const override;
    QList<TimelineEntry> timeline(sql::Connection &connection, Id orderId) const override;

    /// What payments may ask and say, in their own transaction.
    const OrderPayments &payments() const { return m_payments; }
    /// What the moves of orders work on.
    const OrderTables &tables() const { return m_tables; }
    const PlacementBatch &batch() const { return m_batch; }
    /// Goes on with a cancel that was left unfinished.
    QCoro::Task<> resumeCancel(Id orderId) { return m_cancel.resume(orderId); }
    /// Nobody waits for an order from now on: a server that ends has answered everybody.
    void endWaits() { m_waits.close(); }

private:
    const Clock m_clock;
    OrderStore m_store;
    OrderTables m_tables;
    OrderPayments m_payments;
    OrderWaits m_waits;
    PlacementBatch m_batch;
    PlacementQueue m_queue;
    KnownKeys m_knownKeys;
    OrderRate m_rate;
    OrderViews m_views;
    CancelOrder m_cancel;
    SweepOrders m_sweep;
    OrderWorker m_worker;
    PlaceRoute m_placeRoute;
    OrderRoutes m_routes;
    OpsOrderRoutes m_opsRoutes;
    mutable OrderTally m_tally;
    OrderChecks m_checks;
};

} // namespace firstcome::orders
