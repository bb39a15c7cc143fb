// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/upkeep/sweep_old.h"

#include "backend/platform/events/passed_events.h"
#include "backend/platform/sql/idempotent_calls.h"

namespace firstcome::upkeep {

SweepOld::SweepOld(const Ground &ground, const events::EventBus &bus, const Kept &kept)
    : m_ground(ground), m_bus(bus), m_kept(kept)
{
    m_ground.metrics.counterFrom(
        {"events_forgotten_total", "Events that every group had dealt with and that were too old to be kept"},
        [this] { return double(m_forgotten); });
}

QCoro::Task<> SweepOld::run()
{
    const Instant now = m_ground.clock();
    const auto events = sweepEvents(now - m_kept.events);
    co_await events;
    const auto answers = sweepAnswers(now - m_kept.answers);
    co_await answers;
}

QCoro::Task<> SweepOld::sweepEvents(Instant before)
{
    std::optional<qint64> from = 0;
    while (from) {
        const events::LogStretch stretch{*from, before, atOnce};
        const auto removed = m_ground.database.write(sql::Queue::Background,
                                                     [stretch, groups = m_bus.groups()](sql::Connection &connection) {
                                                         return events::forgetPassed(connection, groups, stretch);
                                                     });
        const events::Forgotten forgotten = co_await removed;
        m_forgotten += forgotten.events;
        from = forgotten.next;
    }
}

QCoro::Task<> SweepOld::sweepAnswers(Instant before)
{
    bool more = true;
    while (more) {
        const auto removed = m_ground.database.write(sql::Queue::Background, [before](sql::Connection &connection) {
            return sql::forgetAnswers(connection, before);
        });
        more = co_await removed;
    }
}

} // namespace firstcome::upkeep
