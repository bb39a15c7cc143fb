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
    for (const Id orderId : m_parts.tables.orders.due(connection, now, 1))
        m_moves.run(connection, {PersonNeeded{orderId, attention::sweepFails}}, now);
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
    const auto due = m_parts.tables.orders.due(connection, now, limit);
    swept.looked = int(due.size());
    if (due.empty())
        return swept;
    SweepMark mark{m_sweeps.mark(connection).through, now};
    auto orders = m_moves.lock(connection, due);
    std::vector<OrderEvent> events;
    for (const LockedOrder &locked : orders) {
        const auto dueAt = locked.order.dueAt;
        if (dueAt && *dueAt <= now)
            mark.through = std::max(mark.through, *dueAt);
        events.push_back(DueCame{locked.order.id});
    }
    if (swept.looked < limit)
        mark.through = now;
    m_sweeps.advance(connection, mark);
    const OrderMoves moves = m_moves.run(connection, std::move(orders), events, now);
    for (const MovedOrder &moved : moves.orders) {
        if (moved.after.state == OrderState::Expired)
            ++swept.expired;
        else if (moved.after.cancelRequest)
            swept.unfinishedCancels.push_back(moved.after.id);
        else if (moved.after.attention)
            ++swept.attention;
    }
    return swept;
}

} // namespace firstcome::orders
