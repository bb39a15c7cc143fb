// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_routes.h"
#include "backend/platform/http/csv_answer.h"

namespace firstcome::orders {

/// Operators' view of all orders: list, detail, timeline through every layer (N1), cancel, sagas.
/// Thread: the lanes'.
class OpsOrderRoutes
{
public:
    struct Parts
    {
        sql::Database &database;
        OrderTables tables;
        const OrderViews &views;
        CancelOrder &cancel;
        Clock clock;
        const Peers &peers;
    };

    explicit OpsOrderRoutes(Parts parts) : m_parts(std::move(parts)) {}

    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> list(const http::Request &request);
    QCoro::Task<http::Response> detail(const http::Request &request);
    QCoro::Task<http::Response> timeline(const http::Request &request);
    QCoro::Task<http::Response> cancelled(const http::Request &request);
    QCoro::Task<http::Response> sagas(const http::Request &request);
    void search(sql::Connection &connection, const QString &query, OrderFilter &filter) const;
    /// Who looks for what.
    struct Search
    {
        OrderFilter filter;
        QString query;
        OrderViewer viewer;
    };
    http::ListPart find(sql::Connection &connection, const Search &wanted, int limit) const;
    work::Reply<http::ListPart> readPart(Search wanted, const http::Page &part) const;
    std::optional<QJsonObject> timelineOf(sql::Connection &connection, Id orderId) const;
    QJsonObject sagasNow(sql::Connection &connection, const OrderViewer &viewer) const;

    Parts m_parts;
};

} // namespace firstcome::orders
