// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_store.h"
#include <QJsonArray>

namespace firstcome::orders {

/// What other modules add to an order's detail; given by the composition root.
struct OrderSides
{
    std::function<QJsonValue(sql::Connection &, Id orderId)> payment; ///< null when there is none
    std::function<QJsonArray(sql::Connection &, Id orderId)> deliveries;
};

/// Orders as callers see them. Thread: any, inside a transaction.
class OrderViews
{
public:
    OrderViews(const OrderStore &orders, OrderSides sides) : m_orders(orders), m_sides(std::move(sides)) {}

    /// With lines, payment and deliveries; nothing when there is no such order.
    std::optional<QJsonObject> detail(sql::Connection &connection, Id orderId, OrderRole role) const;
    QJsonArray list(sql::Connection &connection, const std::vector<Order> &orders, OrderRole role) const;

private:
    const OrderStore &m_orders;
    OrderSides m_sides;
};

/// The contract's view of an order.
OrderView viewOf(const Order &order, std::span<const OrderLine> lines);

} // namespace firstcome::orders
