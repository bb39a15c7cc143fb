// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_moves.h"
#include "backend/orders/order_tables.h"

namespace firstcome::orders {

/// Moves orders as things happen to them: reads them under their locks, decides (order_moves.h), writes.
/// Invariant: what is written was decided on rows that were locked in the same transaction.
/// Thread: inside a transaction of the writer.
class MoveOrders
{
public:
    MoveOrders(const OrderTables &tables, const SagaLimits &limits) : m_tables(tables), m_limits(limits) {}

    /// Those of these orders that there are.
    std::vector<LockedOrder> lock(sql::Connection &connection, const std::vector<Id> &orderIds) const;
    std::optional<LockedOrder> lock(sql::Connection &connection, Id orderId) const;

    /// What happens to orders, in its order; events about orders that there are not are left out.
    OrderMoves run(sql::Connection &connection, const std::vector<OrderEvent> &events, Instant now) const;
    /// The same for orders that the caller has locked.
    OrderMoves run(sql::Connection &connection, std::vector<LockedOrder> orders, const std::vector<OrderEvent> &events,
                   Instant now) const;

private:
    void write(sql::Connection &connection, const OrderMoves &moves, Instant now) const;

    OrderTables m_tables;
    SagaLimits m_limits;
};

} // namespace firstcome::orders
