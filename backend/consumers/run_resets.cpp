// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/run_resets.h"

namespace firstcome::consumers {

QCoro::Task<> RunResets::run()
{
    const auto looked =
        m_ground.database.read([](sql::Connection &connection) { return ResetStore(connection).running(); });
    const std::vector<OffsetReset> running = co_await looked;
    for (const OffsetReset &reset : running) {
        const auto bringing = bring(reset);
        co_await bringing;
    }
}

QCoro::Task<> RunResets::bring(OffsetReset reset)
{
    events::ApplyEvents *group = events::groupNamed(m_bus, reset.group);
    while (group && !group->isPaused() && reset.state == ResetState::Running) {
        const events::LogQuery query{reset.topic, {}, reset.partition, {}, reset.next};
        const auto reading = m_ground.database.read(
            [query](sql::Connection &connection) { return events::browseLog(connection, query, atOnce); });
        const events::LogPage page = co_await reading;
        const auto writing =
            m_ground.database.write(sql::Queue::Saga, [group, reset, page](sql::Connection &connection) {
                return bringSome(connection, *group, reset, page);
            });
        reset = co_await writing;
    }
}

OffsetReset RunResets::bringSome(sql::Connection &connection, events::ApplyEvents &group, const OffsetReset &asRead,
                                 const events::LogPage &page)
{
    ResetStore store(connection);
    auto reset = store.find(asRead.id);
    if (!reset || reset->state != ResetState::Running || reset->next != asRead.next) {
        OffsetReset others = asRead; // somebody else brings them
        others.state = ResetState::Done;
        return others;
    }
    std::vector<events::Event> events;
    for (const events::Event &event : page.events) {
        if (event.id <= reset->until)
            events.push_back(event);
    }
    group.applyAgain(connection, std::move(events));
    reset->next = page.next > 0 ? page.next : reset->until + 1;
    if (reset->next > reset->until)
        reset->state = ResetState::Done;
    store.update(*reset);
    return *reset;
}

} // namespace firstcome::consumers
