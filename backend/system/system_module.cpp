// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/system/system_module.h"

#include "backend/system/migrations.gen.h"
#include <QFile>

namespace firstcome::system {

namespace {

constexpr std::chrono::seconds pulsePause{1};
constexpr std::chrono::seconds diskPause{1};
constexpr std::chrono::seconds lagPause{2};
constexpr std::chrono::minutes lagSweepPause{10};
constexpr std::chrono::seconds pacePause{1};
constexpr std::chrono::seconds metricsPause{1};
constexpr std::chrono::seconds instancesPause{1};
constexpr std::chrono::seconds figuresPause{5};

} // namespace

SystemModule::SystemModule(SystemGround ground)
    : m_ground(std::move(ground)), m_pulse(m_ground.database),
      m_databaseFile(QFile::encodeName(m_ground.database.settings().path)), m_instance(m_ground), m_groups(m_ground),
      m_lagHistory(m_ground, m_groups), m_overview(m_ground, m_groups),
      m_figures(std::make_shared<ShopFigures>(m_ground)),
      m_live(m_ground.authenticator, m_ground.clock, m_ground.livePing), m_routes(m_ground, m_overview),
      m_instanceRoutes(m_ground, m_instance)
{
    m_ground.changes.subscribe([this](std::span<const Change> changes) { m_live.hear(changes); });
    m_ground.metrics.collectFrom(m_figures);
    m_live.sampled("lag", lagPause, [this] { sample("lag", &Overview::lag); });
    m_live.sampled("metrics", metricsPause, [this] { sample("metrics", &Overview::all); });
    m_live.sampled("instances", instancesPause, [this] { publishInstances(); });
}

QList<sql::Migration> SystemModule::migrations() const
{
    return system::migrations();
}

void SystemModule::mountRoutes(http::Router &router)
{
    m_routes.mount(router);
    m_instanceRoutes.mount(router);
}

void SystemModule::mountWorkers(Workers &workers)
{
    m_pulse.begin();
    m_ground.health.addProbe("database", [this] { return m_pulse.beats(sql::Pulse::Steady::now()); });
    workers.everywhere(pulsePause, "system.pulse", [this] { return m_pulse.ask(); });
    if (m_ground.database.settings().dialect == sql::Dialect::Sqlite)
        watchFile(workers);
    workers.everywhere(Instance::beatPause, "system.beat", [this]() -> QCoro::Task<> {
        m_instance.beat(Instance::Steady::now());
        co_return;
    });
    workers.everywhere(pacePause, "system.pace", [this] { return m_groups.look(); });
    workers.everyByOne(LagHistory::pointEvery, "system.lag", [this] { return m_lagHistory.take(); });
    workers.everyByOne(lagSweepPause, "system.lag-sweep", [this] { return m_lagHistory.sweep(); });
    workers.every(figuresPause, "system.figures", [this]() -> QCoro::Task<> {
        const auto read =
            m_ground.database.read([this](sql::Connection &connection) { return m_overview.all(connection); });
        QJsonObject overview = co_await read;
        m_figures->sampled(std::move(overview));
    });
    m_ground.disk.look();
    m_ground.health.addProbe("disk", [this] { return !m_ground.disk.isFull(); });
    workers.everywhere(diskPause, "system.disk", [this]() -> QCoro::Task<> {
        m_ground.disk.look();
        co_return;
    });
}

void SystemModule::watchFile(Workers &workers)
{
    m_databaseFile.look();
    m_ground.health.addProbe("databaseFile", [this] { return m_databaseFile.holds(); });
    workers.everywhere(pulsePause, "system.database-file", [this]() -> QCoro::Task<> {
        m_databaseFile.look();
        co_return;
    });
}

void SystemModule::sample(const QByteArray &topic, QJsonObject (Overview::*read)(sql::Connection &) const)
{
    m_ground.database.read(
        [this, topic, read](sql::Connection &connection) { m_live.publish(topic, 0, (m_overview.*read)(connection)); });
}

void SystemModule::publishInstances()
{
    m_ground.database.read([this](sql::Connection &connection) {
        for (const QJsonValue &item : m_instance.everyOne(connection)) {
            QJsonObject frame = item.toObject();
            frame.insert(QStringLiteral("version"), toMillis(m_ground.clock()));
            m_live.publish("instances", frame[u"id"].toString().toLongLong(), frame);
        }
    });
}

} // namespace firstcome::system
