// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/confirm_payment.h"
#include "backend/platform/http/router.h"

namespace firstcome::payments {

/// POST /v1/payments, POST /v1/payments/confirm, POST /v1/me/balance/charges.
class PaymentRoutes
{
public:
    PaymentRoutes(PaymentParts parts, const Gateway &gateway, ConfirmPayment &confirm)
        : m_parts(std::move(parts)), m_gateway(gateway), m_confirm(confirm)
    {
    }
    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> begin(const http::Request &request);
    QCoro::Task<http::Response> confirm(const http::Request &request);
    QCoro::Task<http::Response> charge(const http::Request &request);

    PaymentParts m_parts;
    const Gateway &m_gateway;
    ConfirmPayment &m_confirm;
};

} // namespace firstcome::payments
