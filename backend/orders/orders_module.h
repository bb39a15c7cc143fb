// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/ops_order_routes.h"
#include "backend/orders/order_checks.h"
#include "backend/orders/order_worker.h"
#include "backend/orders/place_route.h"
#include "backend/orders/sweep_orders.h"
#include "backend/platform/module/module.h"

namespace firstcome::orders {

/// What the composition root gives to orders.
struct OrdersNeeds
{
    sql::Database &database;
    IdSource &ids;
    Clock clock;
    Audit &audit;
    stock::StockBoard &stockBoard;
    sales::SaleBoard &saleBoard;
    const sales::SaleStore &sales;
    sales::RefusalCounts &refusals;
    OrderTables tables;
    SagaLimits limits{};
    PlacementRules rules{};
    PlacementLimits placement{};
    int ordersPerSecond = 10; ///< a member; 0: no limit
    // From modules that orders must not know, or that are not there in a test.
    SellerSides sellerSides{};
    OrderSides sides{};
    CancelDeliveries cancelDeliveries{};
    std::function<std::optional<Id>(sql::Connection &, const QString &)> findMember{};
    std::function<QList<TimelineEntry>(sql::Connection &, Id orderId)> timeline{}; ///< of all modules
};

/// Orders from placing to completion. See README.md.
class OrdersModule final : public Module
{
public:
    explicit OrdersModule(OrdersNeeds needs);

    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override;
    void mountWorkers(Workers &workers) override;
    void load(sql::Connection &connection) override { SweepStore().begin(connection, m_needs.clock()); }
    Id highestId(sql::Connection &connection) const override { return m_needs.tables.orders.highestId(connection); }
    QList<Check> checks() const override { return OrderStore::checks() + m_checks.all(); }
    QList<TimelineEntry> timeline(sql::Connection &connection, Id orderId) const override;

    const PlacementQueue &queue() const { return m_queue; }
    /// Goes on with a cancel that was left unfinished.
    QCoro::Task<> resumeCancel(Id orderId) { return m_cancel.resume(orderId); }

private:
    OrdersNeeds m_needs;
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
    OrderChecks m_checks;
};

} // namespace firstcome::orders
