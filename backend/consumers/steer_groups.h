// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/consumers/reset_store.h"
#include "backend/consumers/wish_store.h"
#include "backend/platform/events/apply_events.h"
#include "backend/platform/module/ground.h"
#include "shared/base/result.h"
#include <qcorotask.h>

namespace firstcome::consumers {

/// A change of what is wanted of a group, as it goes into the audit.
struct SteerCall
{
    QByteArray group;
    QByteArray action; ///< "group.pause"
    QString reason;
    std::function<void(GroupWish &)> change;
    Id operatorId = 0;
    QByteArray requestId;
};

/// Groups rest, fail on purpose, or pass events over, as operators want it.
/// Invariant: what is wanted is in the table, so it outlives a restart and each instance does it within a second.
/// Thread: worker loop and the writer's; `obey` before the bus starts, and then on the worker loop.
class SteerGroups
{
public:
    SteerGroups(const Ground &ground, events::EventBus &bus) : m_ground(ground), m_bus(bus) {}

    /// As the table has it; for the start, when nothing is at work yet.
    void load(sql::Connection &connection) { m_orders = ordersIn(connection); }
    void obey() { obey(m_orders); }
    QCoro::Task<> look();
    /// What this transaction makes of it.
    void obeyAfterCommit(sql::Connection &connection) const;

    /// NOT_FOUND where no such group is at work.
    Result<GroupWish> change(sql::Connection &connection, const SteerCall &call, Instant now) const;

private:
    struct Orders
    {
        std::vector<GroupWish> wishes;
        std::vector<OffsetReset> resets;
    };

    static Orders ordersIn(sql::Connection &connection);
    void obey(const Orders &orders) const;

    const Ground m_ground;
    events::EventBus &m_bus;
    Orders m_orders;
};

} // namespace firstcome::consumers
