// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/consumers/replay_store.h"
#include "backend/platform/events/apply_events.h"
#include "backend/platform/module/ground.h"
#include <qcorotask.h>

namespace firstcome::consumers {

/// What stands open comes to its turn: letters whose next try is due, what was parked behind those that are done, and
/// those that a replay names, as many a second as it says.
/// Invariant: a letter's turn is one transaction with its effect. Thread: worker loop and the writer's.
class RunReplays
{
public:
    RunReplays(const Ground &ground, events::EventBus &bus) : m_ground(ground), m_bus(bus) {}

    QCoro::Task<> run();

    /// Nothing: no such group is at work here.
    events::ApplyEvents *groupOf(const QByteArray &name) const;

private:
    bool anythingDue(sql::Connection &connection) const;
    void retry(sql::Connection &connection) const;
    void goOn(sql::Connection &connection, Id replayId) const;
    void take(sql::Connection &connection, Id replayId, const DueTurn &turn) const;

    static constexpr int atOnce = 32; ///< so that the writer is not held

    const Ground m_ground;
    events::EventBus &m_bus;
};

} // namespace firstcome::consumers
