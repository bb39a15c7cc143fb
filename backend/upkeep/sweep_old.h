// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event_bus.h"
#include "backend/platform/module/ground.h"
#include "backend/upkeep/kept.h"
#include <atomic>
#include <qcorotask.h>

namespace firstcome::upkeep {

/// Removes what is older than is kept, a little at a time, so that nobody waits for it.
/// Invariant: no event goes that a group has not dealt with, however old it is.
/// Thread: any with a Loop.
class SweepOld
{
public:
    SweepOld(const Ground &ground, const events::EventBus &bus, const Kept &kept);

    /// All that is too old now.
    QCoro::Task<> run();

private:
    QCoro::Task<> sweepEvents(Instant before);
    QCoro::Task<> sweepAnswers(Instant before);

    static constexpr int atOnce = 200;

    const Ground m_ground;
    const events::EventBus &m_bus;
    const Kept m_kept;
    std::atomic<qint64> m_forgotten{0};
};

} // namespace firstcome::upkeep
