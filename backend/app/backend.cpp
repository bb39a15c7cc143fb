// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backend.h"

#include "backend/platform/docs/docs_routes.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/platform/http/health_routes.h"
#include "backend/platform/instances/migrations.gen.h"
#include "backend/platform/mail/migrations.gen.h"
#include "backend/platform/prints/migrations.gen.h"
#include "backend/platform/prints/prove_keys.h"
#include "backend/platform/sql/log_damage.h"
#include "backend/platform/sql/migrations.gen.h"
#include "backend/platform/sql/schema_damage.h"
#include "backend/platform/watch/log.h"
#include "shared/contract/error_codes.h"
#include <QJsonDocument>
#include <QWebSocket>

namespace firstcome::app {

namespace {

bool passes(const std::exception &failure)
{
    return dynamic_cast<const sql::Failure *>(&failure) != nullptr;
}

/// What a shopper or seller waits for. A request that waits for an order to change takes as long as it is told to.
bool isShoppersRoute(const http::Route &route)
{
    return route.pattern.startsWith("/v1/") && !route.pattern.startsWith("/v1/ops/") &&
           route.pattern != "/v1/orders/{id}";
}

/// Who opens the database first would cut its log where it does not add up.
void refuseDamagedLog(const sql::DatabaseSettings &settings)
{
    const auto damage = settings.dialect == sql::Dialect::Sqlite ? sql::damageOfLog(settings.path) : std::nullopt;
    if (damage)
        throw sql::Failure(sql::Failure::Kind::Damaged, damage->toUtf8());
}

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
    : m_foundation(std::move(settings)), m_modules(m_foundation),
      m_schedule(*m_foundation.bus, [this] { return m_neighbours->isFirst(); })
{
}

Backend::~Backend()
{
    stop();
}

QList<sql::Migration> Backend::migrations() const
{
    return sql::migrations() + prints::migrations() + instances::migrations() + events::migrations() +
           mail::migrations() + m_modules.all.migrations();
}

Check Backend::schemaIsWhole() const
{
    return {"database.schema", QStringLiteral("Tables, indexes and triggers are as the migrations made them."),
            [known = migrations()](sql::Connection &connection, Instant) {
                return sql::damageOfSchema(connection, known);
            }};
}

QList<Check> Backend::checks() const
{
    QList<Check> checks = QList{schemaIsWhole()} + integrityChecks() + QList{prints::keysAreKnown(m_foundation.keys)} +
                          m_modules.all.checks();
    checks.removeIf([](const Check &check) { return check.live; });
    return checks;
}

void Backend::prepare(sql::Connection &connection)
{
    const sql::Unlimited unlimited(connection);
    const Instant now = m_foundation.clock();
    if (const auto damage = schemaIsWhole().violation(connection, now))
        throw sql::Failure(sql::Failure::Kind::Damaged, damage->toUtf8());
    sql::migrate(connection, migrations(), now);
    prints::proveKeys(connection, m_foundation.keys, now);
    m_foundation.membership.join(connection);
    for (Module *module : m_modules.all.all()) {
        m_foundation.ids.raiseFloor(module->highestId(connection));
        module->load(connection);
    }
}

Result<void> Backend::open()
{
    try {
        refuseDamagedLog(m_foundation.settings.database);
        m_foundation.database.start();
        m_open = true;
        const auto ready = m_foundation.database.write(sql::Queue::Background,
                                                       [this](sql::Connection &connection) { prepare(connection); });
        ready.get();
        m_foundation.membership.keep();
    } catch (const sql::Failure &failure) {
        const bool damaged = failure.kind() == sql::Failure::Kind::Damaged;
        const QString why = QString::fromUtf8(failure.what());
        return damaged ? refuse(code::databaseDamaged, QStringLiteral("The database is damaged: %1. Keep the folder as "
                                                                      "it is and restore a backup.")
                                                           .arg(why))
                       : refuse(code::databaseUnusable, QStringLiteral("The database cannot be used: %1").arg(why));
    } catch (const prints::StrangeKey &strange) {
        return refuse(code::dataFolderUnusable, QString::fromUtf8(strange.what()));
    }
    return {};
}

Result<quint16> Backend::serve()
{
    mountRoutes();
    for (Module *module : m_modules.all.all())
        module->mountWorkers(m_schedule);
    http::ServerSettings settings = m_foundation.settings.server;
    settings.metrics = &m_foundation.metrics;
    settings.passes = passes;
    m_server = std::make_unique<http::Server>(settings, m_router, m_foundation.authenticator, m_foundation.clock);
    m_foundation.requests = m_server->requestCounter(isShoppersRoute);
    m_foundation.connections = [this] { return m_server->connections(); };
    m_server->webSocket("/v1/live", [this](std::unique_ptr<QWebSocket> socket, const http::Request &request) {
        m_modules.system.live().accept(std::move(socket), request);
    });
    const auto port = m_server->start();
    if (!port)
        return port;
    m_foundation.ownUrl = urlOf(settings, *port);
    meetNeighbours();
    m_foundation.bus->start();
    m_modules.breakers.begin();
    m_foundation.mailer().start();
    m_schedule.start();
    m_modules.system.live().start();
    return port;
}

void Backend::reopenLogs()
{
    if (m_server)
        m_server->reopenAccessLog();
    watch::log(watch::Level::Info, "logs.reopened");
}

void Backend::stop()
{
    m_foundation.health.startDraining();
    if (m_server) {
        m_modules.system.live().stop();
        m_modules.orders.endWaits();
        m_server->drain(drainWithin);
    }
    m_schedule.stop();
    m_foundation.bus->stop();
    m_foundation.mailer().stop();
    if (m_foundation.redis)
        m_foundation.redis->stop();
    m_server.reset();
    if (!std::exchange(m_open, false))
        return;
    m_foundation.databaseDependency.release(); // what is only in memory is written down, whatever was forced
    try {
        for (Module *module : m_modules.all.all())
            module->finish();
    } catch (const sql::Failure &failure) {
        watch::log(watch::Level::Error, "stop.unfinished", {{"why", failure.what()}});
    }
    m_foundation.membership.leave();
    m_foundation.database.stop();
    m_neighbours.reset(); // the writer told it of what it committed
}

void Backend::meetNeighbours()
{
    using instances::Neighbours;
    m_neighbours = std::make_unique<Neighbours>(
        Neighbours::Parts{m_foundation.database, m_foundation.changes, m_foundation.membership,
                          m_foundation.redis.get(),
                          [this](sql::Connection &connection) { m_modules.all.catchUp(connection); },
                          [this](const instances::Listed &listed) { m_modules.system.instance().see(listed); }},
        m_foundation.metrics);
    m_schedule.every(Neighbours::beatEvery, "instances.beat", [this]() -> QCoro::Task<> {
        m_neighbours->beat();
        co_return;
    });
    m_schedule.every(Neighbours::lookEvery, "instances.look", [this] { return m_neighbours->look(); });
    if (m_foundation.redis)
        m_foundation.redis->start();
    m_foundation.membership.serve(
        [this] { return QJsonDocument(m_modules.system.instance().describe()).toJson(QJsonDocument::Compact); });
}

void Backend::mountRoutes()
{
    http::mountHealthRoutes(m_router, m_foundation.health, m_foundation.metrics);
    m_modules.startSimulators(m_foundation);
    if (m_modules.simulators)
        m_modules.simulators->mountRoutes(m_router);
    for (Module *module : m_modules.all.all())
        module->mountRoutes(m_router);
    docs::mountDocsRoutes(m_router);
}

} // namespace firstcome::app
