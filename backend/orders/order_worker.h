// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/move_orders.h"
#include "backend/platform/module/workers.h"

namespace firstcome::orders {

/// The event edge of orders: what payments and deliveries did moves lines and orders on.
/// A poll is applied kind by kind, in the order in which they follow each other for one line, so that an option's
/// counters move once a poll. Idempotent: a repeated event finds nothing to move.
/// Thread: the writer's.
class OrderWorker
{
public:
    struct Parts
    {
        OrderTables tables;
        SagaLimits limits;
        Clock clock;
    };

    explicit OrderWorker(const Parts &parts) : m_moves(parts.tables, parts.limits), m_clock(parts.clock) {}

    void mount(Workers &workers);
    void apply(sql::Connection &connection, std::span<const events::Event> events) const;

private:
    MoveOrders m_moves;
    Clock m_clock;
};

} // namespace firstcome::orders
