// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/payments_module.h"

#include "backend/payments/gateway_day_store.h"
#include "backend/payments/migrations.gen.h"

namespace firstcome::payments {

namespace {

constexpr std::chrono::milliseconds resolvePause{250};
constexpr std::chrono::seconds keyPause{2}; ///< an alarm comes within 5 s
constexpr std::chrono::milliseconds comparePause{500};

} // namespace

PaymentsModule::PaymentsModule(const Ground &ground, const orders::OrdersModule &orders, const GatewayAccess &gateway)
    : m_parts{ground.database, ground.ids, ground.outbox, orders.payments(), ground.clock},
      m_gateway(gateway.client, gateway.settings), m_compareEvery(gateway.compareEvery), m_confirm(m_parts, m_gateway),
      m_routes(m_parts, m_gateway, m_confirm), m_worker(m_parts), m_resolve(m_parts, m_gateway),
      m_compare(m_parts, m_gateway), m_resolveException(m_parts, m_gateway, ground.audit),
      m_exceptionRoutes(m_parts.database, m_resolveException), m_notificationRoutes(m_parts, m_compare, ground.changes)
{
}

QList<sql::Migration> PaymentsModule::migrations() const
{
    return payments::migrations();
}

void PaymentsModule::mountRoutes(http::Router &router)
{
    m_routes.mount(router);
    m_exceptionRoutes.mount(router);
    m_notificationRoutes.mount(router);
}

void PaymentsModule::mountWorkers(Workers &workers)
{
    m_worker.mount(workers);
    workers.every(resolvePause, "payments.resolve", [this] { return m_resolve.run(); });
    workers.every(keyPause, "payments.key", [this] { return watchKey(); });
    workers.everyByOne(comparePause, "payments.compare", [this] { return compare(); });
}

void PaymentsModule::load(sql::Connection &connection)
{
    ResolvePayments::takeOver(connection, m_parts.clock());
}

QCoro::Task<> PaymentsModule::watchKey()
{
    // A shop where nobody pays hears of it too.
    if (m_gateway.keyRefusedSince() || !m_gateway.isHeardSince(m_parts.clock() - m_compareEvery.get()))
        co_await m_gateway.tryKey();
    const bool refused = m_gateway.keyRefusedSince().has_value();
    if (std::exchange(m_keyWasRefused, refused) && !refused) {
        // What waited for the right key waits no longer.
        const auto due = m_parts.database.write(sql::Queue::Background, [this](sql::Connection &connection) {
            ResolvePayments::takeOver(connection, m_parts.clock());
        });
        co_await due;
    }
}

QCoro::Task<> PaymentsModule::compare()
{
    if (m_parts.clock() - m_comparedAt < m_compareEvery.get())
        co_return;
    co_await m_compare.recent();
    co_await m_compare.nightly();
    m_comparedAt = m_parts.clock();
}

QJsonObject PaymentsModule::figures(sql::Connection &connection, Instant) const
{
    QJsonObject figures{{QStringLiteral("paymentExceptions"), countExceptions(connection)}};
    if (const auto since = m_gateway.keyRefusedSince())
        figures.insert(QStringLiteral("gatewayKeyRefusedSince"), toIso(*since));
    return figures;
}

GatewayDay PaymentsModule::gatewayDay(sql::Connection &connection, const DaySpan &span) const
{
    return payments::gatewayDay(connection, span);
}

QList<TimelineEntry> PaymentsModule::timeline(sql::Connection &connection, Id orderId) const
{
    return paymentTimeline(connection, orderId);
}

std::optional<Id> PaymentsModule::orderKnownAs(sql::Connection &connection, const QString &text) const
{
    return orderOfReference(connection, text.toUtf8());
}

QJsonObject PaymentsModule::orderPart(sql::Connection &connection, Id orderId) const
{
    const QJsonObject payment = paymentJson(connection, orderId);
    return {{QStringLiteral("payment"), payment.isEmpty() ? QJsonValue() : QJsonValue(payment)}};
}

} // namespace firstcome::payments
