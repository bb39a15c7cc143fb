// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/consumers_module.h"

#include "backend/consumers/migrations.gen.h"

namespace firstcome::consumers {

namespace {

constexpr std::chrono::milliseconds turnPause{250};
constexpr std::chrono::milliseconds lookPause{500};

} // namespace

ConsumersModule::ConsumersModule(const Ground &ground, const Parts &parts)
    : m_replays(ground, parts.bus), m_resets(ground, parts.bus), m_steer(ground, parts.bus), m_mend(ground, parts.bus),
      m_ask(ground, parts.approvals.acts()), m_askReset(ground, parts.bus, parts.approvals.acts(), m_steer),
      m_letterRoutes(ground, m_mend), m_replayRoutes(ground, m_ask), m_groupRoutes(ground, m_steer, parts.faults),
      m_topicRoutes(ground), m_resetRoutes(ground, m_askReset)
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
    m_resetRoutes.mount(router);
}

void ConsumersModule::mountWorkers(Workers &workers)
{
    m_steer.obey(); // every group is known by now
    workers.everywhere(lookPause, "consumers.wishes", [this] { return m_steer.look(); });
    workers.everyByOne(turnPause, "consumers.turns", [this] { return m_replays.run(); });
    workers.everyByOne(lookPause, "consumers.resets", [this] { return m_resets.run(); });
}

QList<Check> ConsumersModule::checks() const
{
    return {noRows("events.parked", QStringLiteral("An event is parked only behind one of its key that waits."),
                   events::parkedBehindNothing)};
}

Id ConsumersModule::highestId(sql::Connection &connection) const
{
    return std::max(ReplayStore(connection).highestId(), ResetStore(connection).highestId());
}

} // namespace firstcome::consumers
