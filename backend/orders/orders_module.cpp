// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/orders_module.h"

#include "backend/orders/migrations.gen.h"
#include "backend/orders/order_timeline.h"

namespace firstcome::orders {

namespace {

constexpr std::chrono::seconds sweepPause{1};

} // namespace

OrdersModule::OrdersModule(const Ground &ground, const stock::StockModule &stock, const sales::SalesModule &sales,
                           const SagaLimits &limits)
    : m_clock(ground.clock),
      m_store(ground.changes), m_tables{m_store, stock.holds(), stock.store(), sales.admissions(), ground.outbox},
      m_payments(m_tables, limits), m_claims(m_tables), m_views(m_store, ground.peers),
      m_cancel({ground.database, m_tables, m_views, limits, ground.audit, ground.peers, ground.clock}),
      m_sweep(
          {ground.database, m_tables, limits, ground.clock, [this](Id orderId) { return m_cancel.resume(orderId); }}),
      m_worker({m_tables, limits, ground.clock}), m_routes({ground.database, m_store, m_views, m_waits, m_cancel}),
      m_opsRoutes({ground.database, m_tables, m_views, m_cancel, ground.clock, ground.peers}),
      m_soldRoutes(ground.database), m_checks(m_tables)
{
    ground.changes.subscribe([this](std::span<const Change> changes) { m_waits.hear(changes); });
}

QList<sql::Migration> OrdersModule::migrations() const
{
    return orders::migrations();
}

void OrdersModule::mountRoutes(http::Router &router)
{
    m_routes.mount(router);
    m_opsRoutes.mount(router);
    m_soldRoutes.mount(router);
}

void OrdersModule::mountWorkers(Workers &workers)
{
    m_worker.mount(workers);
    workers.everyByOne(sweepPause, "orders.sweep", [this] { return m_sweep.run(); });
}

QJsonObject OrdersModule::figures(sql::Connection &connection, Instant now) const
{
    const auto today = m_tally.read(connection, now);
    return today ? QJsonObject{{QStringLiteral("orders"), *today}} : QJsonObject();
}

std::unordered_map<Id, Money> OrdersModule::paidTotals(sql::Connection &connection,
                                                       const std::vector<Id> &orderIds) const
{
    std::unordered_map<Id, Money> totals;
    for (const Order &order : m_store.lock(connection, orderIds)) {
        const bool unpaid = order.state == OrderState::PendingPayment || order.state == OrderState::PaymentFailed ||
                            order.state == OrderState::Expired;
        if (!unpaid)
            totals.emplace(order.id, order.total);
    }
    return totals;
}

QList<TimelineEntry> OrdersModule::timeline(sql::Connection &connection, Id orderId) const
{
    return ownTimeline(m_tables, connection, orderId);
}

} // namespace firstcome::orders
