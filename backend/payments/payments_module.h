// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/orders_module.h"
#include "backend/payments/payment_routes.h"
#include "backend/payments/payment_worker.h"
#include "backend/payments/resolve_payments.h"
#include "backend/platform/module/module.h"

namespace firstcome::payments {

/// Payments of orders and charges of balances, through the gateway or from a balance.
class PaymentsModule final : public Module
{
public:
    PaymentsModule(const Ground &ground, const orders::OrdersModule &orders, Gateway gateway);

    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override;
    void mountWorkers(Workers &workers) override;
    void load(sql::Connection &connection) override;
    QList<Check> checks() const override { return paymentChecks(); }
    Id highestId(sql::Connection &connection) const override { return highestPaymentId(connection); }
    QList<TimelineEntry> timeline(sql::Connection &connection, Id orderId) const override;
    /// {payment}, null while there is none.
    QJsonObject orderPart(sql::Connection &connection, Id orderId) const override;

private:
    PaymentsModule(const PaymentParts &parts, Gateway gateway);

    Clock m_clock;
    Gateway m_gateway;
    ConfirmPayment m_confirm;
    PaymentRoutes m_routes;
    PaymentWorker m_worker;
    ResolvePayments m_resolve;
};

} // namespace firstcome::payments
