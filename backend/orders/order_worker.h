// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/settle_lines.h"
#include "backend/platform/module/workers.h"

namespace firstcome::orders {

/// The event edge of orders: what payments and deliveries did moves lines and orders on.
/// A poll is applied kind by kind, in the order in which they follow each other for one line, so that an option's
/// counters move once a poll. Idempotent: every move is a compare-and-set, so a repeated event finds nothing to move.
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

    explicit OrderWorker(const Parts &parts) : m_parts(parts), m_settle(parts.tables, parts.limits) {}

    void mount(Workers &workers);
    void apply(sql::Connection &connection, std::span<const events::Event> events) const;

private:
    void commitStock(sql::Connection &connection, const std::vector<Id> &orderIds, Instant now) const;
    void cancelUncommitted(sql::Connection &connection, const std::vector<OrderLine> &lines, Instant now) const;
    void requested(sql::Connection &connection, std::span<const events::Event> events, Instant now) const;
    void started(sql::Connection &connection, std::span<const events::Event> events, Instant now) const;
    void delivered(sql::Connection &connection, std::span<const events::Event> events, Instant now) const;
    void deliveryFailed(sql::Connection &connection, const events::Event &event, Instant now) const;
    void moneyIsBack(sql::Connection &connection, const events::Event &event, Instant now) const;

    Parts m_parts;
    SettleLines m_settle;
};

} // namespace firstcome::orders
