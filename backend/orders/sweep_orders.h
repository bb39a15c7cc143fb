// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/move_orders.h"
#include "backend/orders/sweep_store.h"
#include "backend/platform/sql/database.h"
#include <qcorotask.h>

namespace firstcome::orders {

/// Looks at every order whose time has come: ends the unpaid ones whose deadline is over, goes on with cancels that
/// were left unfinished, and shows the rest to a person.
/// Invariant: an order that is being paid is never ended; a slice is one short transaction, which also says how far the
/// sweep has come; an order that cannot be ended keeps none of the others.
/// Thread: any with a Loop.
class SweepOrders
{
public:
    struct Parts
    {
        sql::Database &database;
        OrderTables tables;
        SagaLimits limits;
        Clock clock;
        std::function<QCoro::Task<>(Id orderId)> resumeCancel;
    };

    struct Swept
    {
        int looked = 0;
        int expired = 0;
        int attention = 0;
        std::vector<Id> unfinishedCancels; ///< to be gone on with
    };

    explicit SweepOrders(Parts parts) : m_parts(std::move(parts)), m_moves(m_parts.tables, m_parts.limits) {}

    /// All that is due now, slice by slice.
    QCoro::Task<> run();
    /// One slice, in the caller's transaction.
    Swept slice(sql::Connection &connection, Instant now, int limit = sliceSize) const;

    static constexpr int sliceSize = 200;

private:
    /// A slice in a transaction of its own; nothing when one of its orders made it fail.
    QCoro::Task<std::optional<Swept>> next(int limit) const;
    /// A person has to look at the order that comes first; the others come to their turn.
    void setFirstAside(sql::Connection &connection) const;
    QCoro::Task<> resume(std::vector<Id> orderIds) const;

    Parts m_parts;
    MoveOrders m_moves;
    SweepStore m_sweeps;
};

} // namespace firstcome::orders
