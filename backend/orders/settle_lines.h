// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/close_orders.h"
#include "backend/orders/order_rules.h"

namespace firstcome::orders {

/// A paid order with all its lines, locked.
struct LockedOrder
{
    Order order;
    std::vector<OrderLine> lines;
};

/// Which lines of a paid order end, and why.
struct Cancellation
{
    std::vector<Id> lineIds;
    QString reason;
    bool deliveryFailed = false; ///< then also a line in delivery may end
    Instant now{};
    bool endsRequest = false; ///< it is the kept cancel of the order that ends with it; another one is kept
};

/// Moves paid orders on as their lines move. Thread: inside a transaction of the writer.
class SettleLines
{
public:
    SettleLines(const OrderTables &tables, const SagaLimits &limits) : m_tables(tables), m_limits(limits) {}

    /// Nothing when there is no such order.
    std::optional<LockedOrder> lock(sql::Connection &connection, Id orderId) const;

    /// Ends those of the lines that may end: units go back (released where still held, put back where sold) and
    /// LinesCancelled makes payments give the money back. False when none could.
    bool cancel(sql::Connection &connection, LockedOrder &order, const Cancellation &cancellation) const;

    /// Completes an order whose lines are all closed.
    void settle(sql::Connection &connection, LockedOrder &order, Instant now) const;

private:
    void returnUnits(sql::Connection &connection, const LockedOrder &order, const std::vector<OrderLine> &ending,
                     Instant now) const;
    void moveTo(sql::Connection &connection, LockedOrder &order, OrderState to, Instant now) const;

    OrderTables m_tables;
    SagaLimits m_limits;
};

} // namespace firstcome::orders
