// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backend.h"

#include "backend/platform/docs/docs_routes.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/platform/http/health_routes.h"
#include "backend/platform/sql/migrations.gen.h"
#include "backend/platform/watch/log.h"
#include "shared/contract/error_codes.h"
#include <QCoreApplication>
#include <QFile>
#include <QWebSocket>
#include <unistd.h>

namespace firstcome::app {

namespace {

bool passes(const std::exception &failure)
{
    return dynamic_cast<const sql::Failure *>(&failure) != nullptr;
}

qint64 memoryInBytes()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return -1;
    return statm.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

/// What a shopper or seller waits for. A request that waits for an order to change takes as long as it is told to.
bool isShoppersRoute(const http::Route &route)
{
    return route.pattern.startsWith("/v1/") && !route.pattern.startsWith("/v1/ops/") &&
           route.pattern != "/v1/orders/{id}";
}

constexpr std::chrono::seconds healthPause{1};

QByteArray urlOf(const http::ServerSettings &settings, quint16 port)
{
    QHostAddress address = settings.address;
    if (address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::Any))
        address = QHostAddress(QHostAddress::LocalHost);
    const bool v6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QByteArray host = address.toString().toLatin1();
    return "http://" + (v6 ? '[' + host + ']' : host) + ':' + QByteArray::number(port);
}

} // namespace

Backend::Backend(Settings settings)
    : m_foundation(std::move(settings)), m_modules(m_foundation), m_schedule(m_foundation.bus),
      m_disk(QFile::encodeName(m_foundation.settings.dataFolder), m_foundation.settings.diskReserve),
      m_startedAt(m_foundation.clock())
{
}

Backend::~Backend()
{
    stop();
}

Result<void> Backend::open()
{
    try {
        m_foundation.database.start();
        m_open = true;
        const auto ready = m_foundation.database.write(sql::Queue::Background, [this](sql::Connection &connection) {
            sql::migrate(connection, sql::migrations() + events::migrations() + m_modules.migrations(),
                         m_foundation.clock());
            for (const auto &module : m_modules.all) {
                m_foundation.ids.raiseFloor(module->highestId(connection));
                module->load(connection);
            }
        });
        ready.get();
    } catch (const sql::Failure &failure) {
        const bool damaged = failure.kind() == sql::Failure::Kind::Damaged;
        return refuse(damaged ? code::databaseDamaged : code::databaseUnusable,
                      QStringLiteral("The database cannot be used: %1").arg(QString::fromUtf8(failure.what())));
    }
    return {};
}

Result<quint16> Backend::serve()
{
    mountRoutes();
    for (const auto &module : m_modules.all)
        module->mountWorkers(m_schedule);
    watchHealth();
    http::ServerSettings settings = m_foundation.settings.server;
    settings.metrics = &m_foundation.metrics;
    settings.passes = passes;
    m_server = std::make_unique<http::Server>(settings, m_router, m_foundation.authenticator, m_foundation.clock);
    m_requests = m_server->requestCounter(isShoppersRoute);
    m_server->webSocket("/v1/live", [this](std::unique_ptr<QWebSocket> socket, const http::Request &request) {
        m_modules.live.accept(std::move(socket), request);
    });
    const auto port = m_server->start();
    if (!port)
        return port;
    m_foundation.ownUrl = urlOf(settings, *port);
    m_foundation.bus.start();
    m_schedule.start();
    m_modules.live.start();
    return port;
}

void Backend::reopenLogs()
{
    if (m_server)
        m_server->reopenAccessLog();
    watch::log(watch::Level::Info, "logs.reopened");
}

QCoro::Task<> Backend::lookAtDisk()
{
    m_disk.look();
    co_return;
}

void Backend::stop()
{
    m_foundation.health.startDraining();
    if (m_server) {
        m_modules.live.stop();
        m_modules.notices.close();
        m_server->drain(drainWithin);
    }
    m_schedule.stop();
    m_foundation.bus.stop();
    m_server.reset();
    if (!std::exchange(m_open, false))
        return;
    try {
        for (const auto &module : m_modules.all)
            module->finish();
    } catch (const sql::Failure &failure) {
        watch::log(watch::Level::Error, "stop.unfinished", {{"why", failure.what()}});
    }
    m_foundation.database.stop();
}

void Backend::mountRoutes()
{
    http::mountHealthRoutes(m_router, m_foundation.health, m_foundation.metrics);
    m_modules.startSimulators(m_foundation);
    if (m_modules.simulators)
        m_modules.simulators->mountRoutes(m_router);
    for (const auto &module : m_modules.all)
        module->mountRoutes(m_router);
    docs::mountDocsRoutes(m_router);
    watchSystem();
}

void Backend::watchHealth()
{
    m_pulse = std::make_unique<sql::Pulse>(m_foundation.database);
    m_foundation.health.addProbe("database", [this] { return m_pulse->beats(sql::Pulse::Steady::now()); });
    m_schedule.every(healthPause, "health.database", [this] { return m_pulse->ask(); });
    m_schedule.every(healthPause, "health.beat", [this]() -> QCoro::Task<> {
        m_foundation.health.beat(watch::Health::Steady::now());
        co_return;
    });
    m_disk.look();
    m_foundation.health.addProbe("disk", [this] { return !m_disk.isFull(); });
    m_schedule.every(healthPause, "health.disk", [this] { return lookAtDisk(); });
}

void Backend::watchSystem()
{
    m_system = std::make_unique<ops::SystemRoutes>(
        ops::SystemView{m_foundation.database, m_foundation.bus, m_foundation.breakers, m_modules.checks(),
                        [this](sql::Connection &connection, Instant now) { return figures(connection, now); },
                        [this] { return m_requests(); }, [this] { return describeInstance(); }, m_foundation.clock});
    m_system->mount(m_router);
    m_modules.live.sampled("lag", std::chrono::seconds(2), [this] { publishRead("lag", &ops::SystemRoutes::lag); });
    m_modules.live.sampled("metrics", std::chrono::seconds(1),
                           [this] { publishRead("metrics", &ops::SystemRoutes::overview); });
}

void Backend::publishRead(const QByteArray &topic, QJsonObject (ops::SystemRoutes::*read)(sql::Connection &) const)
{
    m_foundation.database.read([this, topic, read](sql::Connection &connection) {
        m_modules.live.publish(topic, 0, (m_system.get()->*read)(connection));
    });
}

QJsonObject Backend::figures(sql::Connection &connection, Instant now) const
{
    QJsonObject figures;
    for (const auto &module : m_modules.all) {
        const QJsonObject own = module->figures(connection, now);
        for (auto figure = own.begin(); figure != own.end(); ++figure)
            figures.insert(figure.key(), figure.value());
    }
    return figures;
}

QJsonObject Backend::describeInstance() const
{
    return {{QStringLiteral("id"), QStringLiteral("0")},
            {QStringLiteral("roles"), QStringLiteral("all")},
            {QStringLiteral("version"), QStringLiteral(FIRSTCOME_VERSION)},
            {QStringLiteral("address"), QString::fromLatin1(m_foundation.ownUrl)},
            {QStringLiteral("processId"), QCoreApplication::applicationPid()},
            {QStringLiteral("startedAt"), toIso(m_startedAt)},
            {QStringLiteral("memoryBytes"), memoryInBytes()},
            {QStringLiteral("disk"), describeDisk()},
            {QStringLiteral("draining"), m_foundation.health.isDraining()}};
}

QJsonObject Backend::describeDisk() const
{
    return {{QStringLiteral("freeBytes"), m_disk.freeBytes()}, {QStringLiteral("full"), m_disk.isFull()}};
}

} // namespace firstcome::app
