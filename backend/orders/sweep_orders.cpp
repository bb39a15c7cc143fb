// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/sweep_orders.h"

#include "backend/platform/watch/log.h"
#include <QCoroTimer>

namespace firstcome::orders {

namespace {

/// MariaDB: what placement needs between two slices to feel nothing (measured).
constexpr std::chrono::milliseconds pauseBetweenSlices{10};
/// A crowd whose holds ran out together: from then on units that others wait for matter more than a placement's calm.
constexpr std::chrono::seconds behindAfter{2};
constexpr std::chrono::seconds resumeAgain{60};

/// Not the fault of an order: the whole slice is tried again later.
bool isTheDatabases(const std::exception &failure)
{
    using Kind = sql::Failure::Kind;
    const auto *own = dynamic_cast<const sql::Failure *>(&failure);
    return own && own->kind() != Kind::Constraint && own->kind() != Kind::Duplicate;
}

} // namespace

QCoro::Task<> SweepOrders::run()
{
    const Instant began = m_parts.clock();
    int singly = 0; // after a slice that failed its orders come one by one, so that the one at fault is set aside
    std::optional<Swept> swept;
    int limit = 0;
    do {
        limit = singly > 0 ? 1 : sliceSize;
        const auto sweeping = next(limit);
        swept = co_await sweeping;
        if (!swept && singly > 0) {
            const auto setAside = m_parts.database.write(
                sql::Queue::Background, [this](sql::Connection &connection) { setFirstAside(connection); });
            co_await setAside;
        }
        singly = swept ? std::max(0, singly - 1) : (singly > 0 ? 0 : sliceSize);
        if (!swept)
            continue;
        const auto resumed = resume(swept->unfinishedCancels);
        co_await resumed;
        const bool behind = m_parts.clock() - began > behindAfter;
        if (m_parts.database.settings().dialect == sql::Dialect::MySql && !behind)
            co_await QCoro::sleepFor(pauseBetweenSlices);
    } while (!swept || swept->looked == limit);
}

QCoro::Task<std::optional<SweepOrders::Swept>> SweepOrders::next(int limit) const
{
    try {
        const auto reply = m_parts.database.write(sql::Queue::Background, [this, limit](sql::Connection &connection) {
            return slice(connection, m_parts.clock(), limit);
        });
        Swept swept = co_await reply;
        co_return swept;
    } catch (const std::exception &failure) {
        if (isTheDatabases(failure))
            throw;
        watch::log(watch::Level::Error, "orders.sweep.failed", {{"orders", limit}, {"why", failure.what()}});
    }
    co_return std::nullopt;
}

void SweepOrders::setFirstAside(sql::Connection &connection) const
{
    const Instant now = m_parts.clock();
    const OrderStore &orders = m_parts.tables.orders;
    for (const Id orderId : orders.due(connection, now, 1))
        orders.setAttention(connection, orderId, {attention::sweepFails, now}, now + m_parts.limits.lookAgain);
}

QCoro::Task<> SweepOrders::resume(std::vector<Id> orderIds) const
{
    for (const Id orderId : orderIds) {
        try {
            const auto resumed = m_parts.resumeCancel(orderId);
            co_await resumed;
        } catch (const std::exception &failure) {
            watch::log(watch::Level::Warning, "orders.cancel.unfinished", {{"id", orderId}, {"why", failure.what()}});
        }
    }
}

SweepOrders::Swept SweepOrders::slice(sql::Connection &connection, Instant now, int limit) const
{
    Swept swept;
    const OrderTables &tables = m_parts.tables;
    const auto due = tables.orders.due(connection, now, limit);
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
    if (swept.looked < limit)
        mark.through = now;
    m_sweeps.advance(connection, mark);
    closeUnpaid(tables, connection, std::move(expired), {OrderState::Expired, {}, now});
    return swept;
}

void SweepOrders::look(sql::Connection &connection, Order &order, Swept &swept, Instant now) const
{
    const OrderStore &orders = m_parts.tables.orders;
    if (order.cancelRequest) {
        swept.unfinishedCancels.push_back(order.id);
        orders.keepCancel(connection, order.id, {order.cancelRequest, now + resumeAgain}, now);
    } else if (const auto reason = order.attention ? std::optional(order.attention->reason) : attentionReason(order)) {
        // It waits for a person for that reason until it moves on or the person decides.
        orders.setAttention(connection, order.id, {*reason, now}, now + m_parts.limits.lookAgain);
        ++swept.attention;
    } else {
        orders.endDue(connection, {order.id}, now);
    }
}

} // namespace firstcome::orders
