// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/consumers/reset_store.h"
#include "backend/platform/events/apply_events.h"
#include "backend/platform/events/log_browser.h"
#include "backend/platform/module/ground.h"
#include <qcorotask.h>

namespace firstcome::consumers {

/// Brings groups again what a reset of their offsets names, from the shop's own log, whatever engine carries the rest.
/// Invariant: in log order, a part at a time, together with how far it is; nothing while the group is paused.
/// Thread: worker loop and the writer's.
class RunResets
{
public:
    RunResets(const Ground &ground, events::EventBus &bus) : m_ground(ground), m_bus(bus) {}

    QCoro::Task<> run();

private:
    QCoro::Task<> bring(OffsetReset reset);
    static OffsetReset bringSome(sql::Connection &connection, events::ApplyEvents &group, const OffsetReset &asRead,
                                 const events::LogPage &page);

    static constexpr int atOnce = 64; ///< so that the writer is not held

    const Ground m_ground;
    events::EventBus &m_bus;
};

} // namespace firstcome::consumers
