// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/sweep_orders.h"

#include <QCoroTimer>

namespace firstcome::orders {

namespace {

/// MariaDB: what placement needs between two slices to feel nothing (measured).
constexpr std::chrono::milliseconds pauseBetweenSlices{10};
constexpr std::chrono::seconds resumeAgain{60};

} // namespace

QCoro::Task<> SweepOrders::run()
{
    Swept swept;
    do {
        const auto reply = m_parts.database.write(
            sql::Queue::Background, [this](sql::Connection &connection) { return slice(connection, m_parts.clock()); });
        swept = co_await reply;
        for (const Id orderId : swept.cancelling) {
            const auto resumed = m_parts.resumeCancel(orderId);
            co_await resumed;
        }
        if (m_parts.database.settings().dialect == sql::Dialect::MySql)
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
    std::vector<Order> expired;
    for (Order &order : tables.orders.lock(connection, due)) {
        if (!order.dueAt || *order.dueAt > now)
            continue; // moved on meanwhile
        if (isExpired(order, now)) {
            expired.push_back(std::move(order));
        } else if (order.cancelling) {
            swept.cancelling.push_back(order.id);
            tables.orders.setCancelling(connection, order.id, {order.cancelling, now + resumeAgain}, now);
        } else if (order.attention) {
            // It waits for a person for that reason until it moves on or the person decides.
            tables.orders.setAttention(connection, order.id, *order.attention, now + m_parts.limits.lookAgain);
            ++swept.attention;
        } else if (const auto reason = attentionReason(order)) {
            tables.orders.setAttention(connection, order.id, {*reason, now}, now + m_parts.limits.lookAgain);
            ++swept.attention;
        } else {
            tables.orders.endDue(connection, {order.id}, now);
        }
    }
    swept.expired = int(expired.size());
    closeUnpaid(tables, connection, std::move(expired), {OrderState::Expired, {}, now});
    return swept;
}

} // namespace firstcome::orders
