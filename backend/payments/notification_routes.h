// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/compare_books.h"
#include "backend/platform/access/knock_limit.h"
#include "backend/platform/http/router.h"

namespace firstcome::payments {

/// POST /v1/payments/notifications: the gateway says that a payment changed. Anybody can say so, so nothing of it is
/// believed: it only makes us ask the gateway about a payment that we know, and not often.
class NotificationRoutes
{
public:
    /// `changes`: over which knocks are counted at all processes.
    NotificationRoutes(PaymentParts parts, CompareBooks &compare, Changes &changes)
        : m_parts(std::move(parts)), m_compare(compare), m_limit({changes, "payments.knocks"})
    {
    }
    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> notified(const http::Request &request);
    QCoro::Task<> ask(QByteArray paymentKey);

    PaymentParts m_parts;
    CompareBooks &m_compare;
    access::KnockLimit m_limit;
};

} // namespace firstcome::payments
