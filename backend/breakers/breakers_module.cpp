// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/breakers/breakers_module.h"

#include "backend/breakers/migrations.gen.h"

namespace firstcome::breakers {

namespace {

constexpr std::chrono::milliseconds lookPause{400};
constexpr std::chrono::milliseconds statePause{200};
constexpr std::chrono::seconds pointPause{1};
constexpr std::chrono::minutes sweepPause{10};
constexpr std::chrono::seconds livePause{1};

} // namespace

BreakersModule::BreakersModule(const Ground &ground, const Parts &parts)
    : m_ground(ground), m_parts(parts), m_force(ground, parts.board), m_list(ground, parts.board, parts.membership),
      m_points(ground, parts.board, [&membership = parts.membership] { return membership.number(); }),
      m_routes(ground, m_list, m_force, parts.board)
{
    parts.live.sampled("breakers", livePause, [this] { publish(); });
}

QList<sql::Migration> BreakersModule::migrations() const
{
    return breakers::migrations();
}

void BreakersModule::mountWorkers(Workers &workers)
{
    workers.everywhere(lookPause, "breakers.look", [this] { return m_force.look(); });
    workers.everywhere(statePause, "breakers.states", [this]() -> QCoro::Task<> {
        tellStates();
        co_return;
    });
    workers.everywhere(pointPause, "breakers.points", [this] { return m_points.take(); });
    workers.everyByOne(sweepPause, "breakers.sweep", [this] { return m_points.sweep(); });
}

void BreakersModule::tellStates()
{
    bool changed = false;
    for (const auto &[name, shown] : m_parts.board.snapshots()) {
        auto &told = m_told.try_emplace(name, resilience::BreakerState::Closed).first->second;
        changed = changed || std::exchange(told, shown.state) != shown.state;
    }
    if (changed)
        m_parts.membership.tellSoon();
}

void BreakersModule::publish() const
{
    m_ground.database.read([this](sql::Connection &connection) {
        Id key = 0;
        for (const QJsonValue &item : m_list.all(connection)) {
            QJsonObject frame = item.toObject();
            frame.insert(QStringLiteral("id"), frame[u"name"]);
            frame.insert(QStringLiteral("version"), toMillis(m_ground.clock()));
            m_parts.live.publish("breakers", ++key, frame);
        }
    });
}

} // namespace firstcome::breakers
