// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/payments_module.h"

#include "backend/payments/migrations.gen.h"

namespace firstcome::payments {

namespace {

constexpr std::chrono::milliseconds resolvePause{250};

}

PaymentsModule::PaymentsModule(const Ground &ground, const orders::OrdersModule &orders, Gateway gateway)
    : PaymentsModule(PaymentParts{ground.database, ground.ids, ground.outbox, orders.payments(), ground.clock},
                     std::move(gateway))
{
}

PaymentsModule::PaymentsModule(const PaymentParts &parts, Gateway gateway)
    : m_clock(parts.clock), m_gateway(std::move(gateway)), m_confirm(parts, m_gateway), m_routes(parts, m_confirm),
      m_worker(parts), m_resolve(parts, m_gateway)
{
}

QList<sql::Migration> PaymentsModule::migrations() const
{
    return payments::migrations();
}

void PaymentsModule::mountRoutes(http::Router &router)
{
    m_routes.mount(router);
}

void PaymentsModule::mountWorkers(Workers &workers)
{
    m_worker.mount(workers);
    workers.every(resolvePause, "payments.resolve", [this] { return m_resolve.run(); });
}

void PaymentsModule::load(sql::Connection &connection)
{
    ResolvePayments::takeOver(connection, m_clock());
}

QList<TimelineEntry> PaymentsModule::timeline(sql::Connection &connection, Id orderId) const
{
    return paymentTimeline(connection, orderId);
}

QJsonObject PaymentsModule::orderPart(sql::Connection &connection, Id orderId) const
{
    const QJsonObject payment = paymentJson(connection, orderId);
    return {{QStringLiteral("payment"), payment.isEmpty() ? QJsonValue() : QJsonValue(payment)}};
}

} // namespace firstcome::payments
