// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/payments_module.h"

#include "backend/payments/migrations.gen.h"

namespace firstcome::payments {

namespace {

constexpr std::chrono::milliseconds resolvePause{250};

}

PaymentsModule::PaymentsModule(PaymentParts parts, Gateway &gateway)
    : m_clock(parts.clock), m_confirm(parts, gateway), m_routes(parts, m_confirm), m_worker(parts),
      m_resolve(parts, gateway)
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

} // namespace firstcome::payments
