// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
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

/// Groups rest, or fail on purpose, as operators want it.
/// Invariant: what is wanted is in the table, so it outlives a restart and each instance does it within a second.
/// Thread: worker loop and the writer's; `obey` before the bus starts, and then on the worker loop.
class SteerGroups
{
public:
    SteerGroups(const Ground &ground, events::EventBus &bus) : m_ground(ground), m_bus(bus) {}

    /// As the table has it; for the start, when nothing is at work yet.
    void load(sql::Connection &connection) { m_wishes = groupWishes(connection); }
    void obey() { obey(m_wishes); }
    QCoro::Task<> look();

    /// NOT_FOUND where no such group is at work.
    Result<GroupWish> change(sql::Connection &connection, const SteerCall &call, Instant now) const;

private:
    void obey(const std::vector<GroupWish> &wishes) const;

    const Ground m_ground;
    events::EventBus &m_bus;
    std::vector<GroupWish> m_wishes;
};

} // namespace firstcome::consumers
