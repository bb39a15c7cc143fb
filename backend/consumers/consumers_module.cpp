// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/consumers_module.h"

#include "backend/consumers/migrations.gen.h"

namespace firstcome::consumers {

namespace {

constexpr std::chrono::milliseconds turnPause{250};

}

ConsumersModule::ConsumersModule(const Ground &ground, approvals::ApprovalsModule &approvals, events::EventBus &bus)
    : m_replays(ground, bus), m_mend(ground, m_replays), m_ask(ground, approvals.acts()),
      m_letterRoutes(ground, m_mend), m_replayRoutes(ground, m_ask)
{
}

QList<sql::Migration> ConsumersModule::migrations() const
{
    return consumers::migrations();
}

void ConsumersModule::mountRoutes(http::Router &router)
{
    m_letterRoutes.mount(router);
    m_replayRoutes.mount(router);
}

void ConsumersModule::mountWorkers(Workers &workers)
{
    workers.everyByOne(turnPause, "consumers.turns", [this] { return m_replays.run(); });
}

QList<Check> ConsumersModule::checks() const
{
    return {noRows("events.parked", QStringLiteral("An event is parked only behind one of its key that waits."),
                   events::parkedBehindNothing)};
}

Id ConsumersModule::highestId(sql::Connection &connection) const
{
    return ReplayStore(connection).highestId();
}

} // namespace firstcome::consumers
