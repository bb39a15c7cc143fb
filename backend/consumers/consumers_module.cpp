// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/consumers_module.h"

#include "backend/consumers/migrations.gen.h"

namespace firstcome::consumers {

namespace {

constexpr std::chrono::milliseconds turnPause{250};
constexpr std::chrono::milliseconds lookPause{500};

} // namespace

ConsumersModule::ConsumersModule(const Ground &ground, const Parts &parts)
    : m_replays(ground, parts.bus), m_steer(ground, parts.bus), m_mend(ground, m_replays),
      m_ask(ground, parts.approvals.acts()), m_letterRoutes(ground, m_mend), m_replayRoutes(ground, m_ask),
      m_groupRoutes(ground, m_steer, parts.faults), m_topicRoutes(ground)
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
    m_groupRoutes.mount(router);
    m_topicRoutes.mount(router);
}

void ConsumersModule::mountWorkers(Workers &workers)
{
    m_steer.obey(); // every group is known by now
    workers.every(lookPause, "consumers.wishes", [this] { return m_steer.look(); });
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
