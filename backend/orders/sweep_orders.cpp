// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/sweep_orders.h"

#include <QCoroTimer>

namespace firstcome::orders {

namespace {

/// MariaDB: what placement needs between two slices to feel nothing (measured).
constexpr std::chrono::milliseconds pauseBetweenSlices{10};
/// A crowd whose holds ran out together: from then on units that others wait for matter more than a placement's calm.
constexpr std::chrono::seconds behindAfter{2};
constexpr std::chrono::seconds resumeAgain{60};

} // namespace

QCoro::Task<> SweepOrders::run()
{
    Swept swept;
    const Instant began = m_parts.clock();
    do {
        const auto reply = m_parts.database.write(
            sql::Queue::Background, [this](sql::Connection &connection) { return slice(connection, m_parts.clock()); });
        swept = co_await reply;
        for (const Id orderId : swept.cancelling) {
            const auto resumed = m_parts.resumeCancel(orderId);
            co_await resumed;
        }
        const bool behind = m_parts.clock() - began > behindAfter;
        if (m_parts.database.settings().dialect == sql::Dialect::MySql && !behind)
            co_await QCoro::sleepFor(pauseBetweenSlices);
    } while (swept.looked == sliceSize);
}

SweepOrders::Swept SweepOrders::slice(sql::Connection &connection, Instant now) const
{
    Swept swept;
    const OrderTables &tables = m_parts.tables;
    const auto due = tables.orders.due(connection, now, sliceSize);
    swept.looked = int(due.size());
    if (due.empty())
        return swept;
    SweepMark mark{m_sweeps.mark(connection).through, now};
    std::vector<Order> expired;
    for (Order &order : tables.orders.lock(connection, due)) {
        if (!order.dueAt || *order.dueAt > now)
            continue; // moved on meanwhile
        mark.through = std::max(mark.through, *order.dueAt);
        if (isExpired(order, now))
            expired.push_back(std::move(order));
        else
            look(connection, order, swept, now);
    }
    swept.expired = int(expired.size());
    if (swept.looked < sliceSize)
        mark.through = now;
    m_sweeps.advance(connection, mark);
    closeUnpaid(tables, connection, std::move(expired), {OrderState::Expired, {}, now});
    return swept;
}

void SweepOrders::look(sql::Connection &connection, Order &order, Swept &swept, Instant now) const
{
    const OrderStore &orders = m_parts.tables.orders;
    if (order.cancelling) {
        swept.cancelling.push_back(order.id);
        orders.setCancelling(connection, order.id, {order.cancelling, now + resumeAgain}, now);
    } else if (const auto reason = order.attention ? std::optional(order.attention->reason) : attentionReason(order)) {
        // It waits for a person for that reason until it moves on or the person decides.
        orders.setAttention(connection, order.id, {*reason, now}, now + m_parts.limits.lookAgain);
        ++swept.attention;
    } else {
        orders.endDue(connection, {order.id}, now);
    }
}

} // namespace firstcome::orders
