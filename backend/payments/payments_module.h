// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/orders_module.h"
#include "backend/payments/exception_routes.h"
#include "backend/payments/exception_store.h"
#include "backend/payments/notification_routes.h"
#include "backend/payments/payment_routes.h"
#include "backend/payments/payment_store.h"
#include "backend/payments/payment_worker.h"
#include "backend/payments/resolve_payments.h"
#include "backend/payments/sample_payment_store.h"
#include "backend/platform/module/module.h"
#include "shared/base/adjustable.h"

namespace firstcome::payments {

/// The way to the gateway; the client outlives the module.
struct GatewayAccess
{
    outgoing::GuardedClient &client;
    GatewaySettings settings;
    Adjustable<std::chrono::seconds> compareEvery =
        std::chrono::seconds(30); ///< how often our book is compared with the gateway's
};

/// Payments of orders and charges of balances, through the gateway or from a balance.
class PaymentsModule final : public Module
{
public:
    PaymentsModule(const Ground &ground, const orders::OrdersModule &orders, const GatewayAccess &gateway);

    Role role() const override { return Role::Payments; }
    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override;
    void mountWorkers(Workers &workers) override;
    void load(sql::Connection &connection) override;
    QList<Check> checks() const override { return paymentChecks() + exceptionChecks(); }
    QJsonObject figures(sql::Connection &connection, Instant now) const override;
    GatewayDay gatewayDay(sql::Connection &connection, const DaySpan &span) const override;
    Id highestId(sql::Connection &connection) const override { return highestPaymentId(connection); }
    /// The gateway was asked about a payment, whatever came of it.
    bool hasUsedGateway(sql::Connection &connection) const { return isAnyPaymentKeyKnown(connection); }
    QList<TimelineEntry> timeline(sql::Connection &connection, Id orderId) const override;
    /// By its payment key, or the gateway's number of a payment or a cancel.
    std::optional<Id> orderKnownAs(sql::Connection &connection, const QString &text) const override;
    /// {payment}, null while there is none.
    QJsonObject orderPart(sql::Connection &connection, Id orderId) const override;

    const SampleRecords &samples() const { return m_samples; }

private:
    QCoro::Task<> watchKey();
    /// Our book beside the gateway's, where it is time again.
    QCoro::Task<> compare();

    PaymentParts m_parts;
    const SamplePaymentStore m_samples;
    Gateway m_gateway;
    Adjustable<std::chrono::seconds> m_compareEvery;
    bool m_keyWasRefused = false;           ///< worker loop
    Instant m_comparedAt = m_parts.clock(); ///< the same
    ConfirmPayment m_confirm;
    PaymentRoutes m_routes;
    PaymentWorker m_worker;
    ResolvePayments m_resolve;
    CompareBooks m_compare;
    ResolveException m_resolveException;
    ExceptionRoutes m_exceptionRoutes;
    NotificationRoutes m_notificationRoutes;
};

} // namespace firstcome::payments
