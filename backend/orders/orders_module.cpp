// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/orders_module.h"

#include "backend/orders/migrations.gen.h"
#include "backend/orders/order_timeline.h"

namespace firstcome::orders {

namespace {

constexpr std::chrono::seconds sweepPause{1};

} // namespace

OrdersModule::OrdersModule(OrdersNeeds needs)
    : m_needs(std::move(needs)),
      m_batch({m_needs.tables, m_needs.sales, m_needs.sellerSides, m_needs.clock, m_needs.rules}),
      m_queue(m_needs.database, m_batch, m_needs.placement), m_knownKeys(m_needs.database, m_needs.tables.orders),
      m_rate(m_needs.ordersPerSecond), m_views(m_needs.tables.orders, m_needs.sides),
      m_cancel({m_needs.database, m_needs.tables, m_views, m_needs.limits, m_needs.audit, m_needs.cancelDeliveries,
                m_needs.clock}),
      m_sweep({m_needs.database, m_needs.tables, m_needs.limits, m_needs.clock,
               [this](Id orderId) { return m_cancel.resume(orderId); }}),
      m_worker({m_needs.tables, m_needs.limits, m_needs.clock}),
      m_placeRoute({m_queue, m_knownKeys, EarlyNo(m_needs.stockBoard, m_needs.saleBoard), m_needs.refusals, m_rate,
                    m_needs.ids, m_needs.clock}),
      m_routes({m_needs.database, m_needs.tables.orders, m_views, m_needs.tables.notices, m_cancel}),
      m_opsRoutes(
          {m_needs.database, m_needs.tables, m_views, m_cancel, m_needs.clock, m_needs.findMember, m_needs.timeline}),
      m_checks(m_needs.tables)
{
}

QList<sql::Migration> OrdersModule::migrations() const
{
    return orders::migrations();
}

void OrdersModule::mountRoutes(http::Router &router)
{
    m_placeRoute.mount(router);
    m_routes.mount(router);
    m_opsRoutes.mount(router);
}

void OrdersModule::mountWorkers(Workers &workers)
{
    m_worker.mount(workers);
    workers.every(sweepPause, "orders.sweep", [this] { return m_sweep.run(); });
}

QList<TimelineEntry> OrdersModule::timeline(sql::Connection &connection, Id orderId) const
{
    return ownTimeline(m_needs.tables, connection, orderId);
}

} // namespace firstcome::orders
