// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/orders_module.h"

#include "backend/orders/migrations.gen.h"
#include "backend/orders/order_timeline.h"

namespace firstcome::orders {

namespace {

constexpr std::chrono::seconds sweepPause{1};

} // namespace

OrdersModule::OrdersModule(const Ground &ground, const stock::StockModule &stock, sales::SalesModule &sales,
                           const OrderSettings &settings)
    : m_clock(ground.clock),
      m_store(ground.changes), m_tables{m_store, stock.holds(), stock.store(), sales.admissions(), ground.outbox},
      m_payments(m_tables, settings.limits),
      m_batch({m_tables, sales.store(), ground.peers, ground.clock, settings.rules}),
      m_queue(ground.database, m_batch, settings.placement), m_knownKeys(ground.database, m_store),
      m_rate(settings.ordersPerSecond), m_views(m_store, ground.peers),
      m_cancel({ground.database, m_tables, m_views, settings.limits, ground.audit, ground.peers, ground.clock}),
      m_sweep({ground.database, m_tables, settings.limits, ground.clock,
               [this](Id orderId) { return m_cancel.resume(orderId); }}),
      m_worker({m_tables, settings.limits, ground.clock}),
      m_placeRoute({m_queue, m_knownKeys, EarlyNo(stock.board(), sales.board()), sales.refusals(), m_rate, ground.ids,
                    ground.clock, settings.samplesBuy}),
      m_routes({ground.database, m_store, m_views, m_waits, m_cancel}),
      m_opsRoutes({ground.database, m_tables, m_views, m_cancel, ground.clock, ground.peers}), m_checks(m_tables)
{
    ground.changes.subscribe([this](std::span<const Change> changes) { m_waits.hear(changes); });
    m_queue.publishFigures(ground.metrics);
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

QJsonObject OrdersModule::figures(sql::Connection &connection, Instant now) const
{
    const auto today = m_tally.read(connection, now);
    return today ? QJsonObject{{QStringLiteral("orders"), *today}} : QJsonObject();
}

QList<TimelineEntry> OrdersModule::timeline(sql::Connection &connection, Id orderId) const
{
    return ownTimeline(m_tables, connection, orderId);
}

} // namespace firstcome::orders
