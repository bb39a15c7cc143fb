// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/cancel_order.h"
#include "backend/orders/order_filter.h"
#include "backend/orders/order_waits.h"
#include "backend/platform/http/listing.h"
#include "backend/platform/http/router.h"

namespace firstcome::orders {

/// A member's own orders: list, detail (also waiting for a change), cancel.
/// Thread: the lanes'.
class OrderRoutes
{
public:
    struct Parts
    {
        sql::Database &database;
        const OrderStore &orders;
        const OrderViews &views;
        OrderWaits &waits;
        CancelOrder &cancel;
    };

    explicit OrderRoutes(Parts parts) : m_parts(parts) {}

    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> list(const http::Request &request);
    QCoro::Task<http::Response> detail(const http::Request &request);
    QCoro::Task<http::Response> cancelled(const http::Request &request);
    work::Reply<std::optional<QJsonObject>> read(Id orderId, Id memberId);

    Parts m_parts;
};

/// Reads from, to, state, productId and attention of a list's query; REQUEST_INVALID for what is none of theirs.
Result<OrderFilter> filterOf(const http::Request &request, const http::Page &page);

/// Reads the optional body `{reason?}` of a cancel.
Result<CancelForm> cancelFormOf(const http::Request &request);

/// The answer of a cancel.
http::Response answerOf(const Result<Cancelled> &cancelled, const http::Request &request);

} // namespace firstcome::orders
