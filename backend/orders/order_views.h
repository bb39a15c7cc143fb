// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_store.h"
#include <QJsonArray>

namespace firstcome {
class Peers;
}

namespace firstcome::orders {

/// Who looks at orders. What an operator may do follows from his permissions.
struct OrderViewer
{
    OrderRole role = OrderRole::Owner;
    quint32 rights = 0; ///< of an operator
};

/// Orders as callers see them. Thread: any, inside a transaction.
class OrderViews
{
public:
    OrderViews(const OrderStore &orders, const Peers &peers) : m_orders(orders), m_peers(peers) {}

    /// With lines and what the other modules add (payment, deliveries); nothing when there is no such order.
    std::optional<QJsonObject> detail(sql::Connection &connection, Id orderId, const OrderViewer &viewer) const;
    QJsonArray list(sql::Connection &connection, const std::vector<Order> &orders, const OrderViewer &viewer) const;

private:
    const OrderStore &m_orders;
    const Peers &m_peers;
};

/// The contract's view of an order.
OrderView viewOf(const Order &order, std::span<const OrderLine> lines);

} // namespace firstcome::orders
