// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backend.h"

#include "backend/platform/docs/docs_routes.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/platform/http/health_routes.h"
#include "backend/platform/instances/migrations.gen.h"
#include "backend/platform/mail/migrations.gen.h"
#include "backend/platform/prints/clock_store.h"
#include "backend/platform/prints/migrations.gen.h"
#include "backend/platform/prints/prove_keys.h"
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

constexpr auto livePath = "/v1/live";

/// The same call where this process has not its role.
http::Route absent(http::Route route, Role role)
{
    route.policy = http::Policy::open();
    route.consumes.clear();
    route.handler = http::Handler([role](const http::Request &request) {
        return http::problem(
            {code::notFound,
             QStringLiteral("This process has not the role '%1', to which this call belongs.").arg(nameOf(role)),
             {},
             {}},
            request);
    });
    return route;
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

Role roleOf(const http::Route &route, const Module &module)
{
    return route.pattern.startsWith("/v1/ops/") ? Role::Ops : module.role();
}

Backend::Backend(const Admission &admission)
    : m_foundation(admission.settings()), m_modules(m_foundation),
      m_schedule(*m_foundation.bus, m_foundation.settings.roles, [this](Role role) { return isFirst(role); })
{
    m_foundation.checks = [this] { return checks(); };
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

system::EveryCheck Backend::checks() const
{
    return {schemaIsWhole(),
            integrityChecks() + QList{prints::keysAreKnown(m_foundation.keys)} + m_modules.all.checks()};
}

void Backend::prepare(sql::Connection &connection)
{
    const sql::Unlimited unlimited(connection);
    const Instant now = m_foundation.clock();
    if (const auto damage = schemaIsWhole().violation(connection, now))
        throw sql::Failure(sql::Failure::Kind::Damaged, damage->toUtf8());
    sql::migrate(connection, migrations(), now);
    prints::proveKeys(connection, m_foundation.keys, now);
    if (prints::ClockStore clock(connection); m_foundation.settings.clockOffset > clock.ahead())
        clock.keep(m_foundation.settings.clockOffset);
    m_foundation.membership.join(connection);
    for (Module *module : m_modules.all.all()) {
        m_foundation.ids.raiseFloor(module->highestId(connection));
        module->load(connection);
    }
}

Result<void> Backend::open()
{
    try {
        m_foundation.database.start();
        m_open = true;
        const auto ready = m_foundation.database.write(sql::Queue::Background,
                                                       [this](sql::Connection &connection) { prepare(connection); });
        ready.get();
        m_foundation.membership.keep();
    } catch (const sql::Failure &failure) {
        return noDatabase(failure);
    } catch (const prints::StrangeKey &strange) {
        return refuse(code::dataFolderUnusable, QString::fromUtf8(strange.what()));
    }
    return {};
}

Result<quint16> Backend::serve()
{
    mountRoutes();
    for (Module *module : m_modules.all.all())
        m_schedule.mount(*module);
    http::ServerSettings settings = m_foundation.settings.server;
    settings.metrics = &m_foundation.metrics;
    settings.passes = passes;
    m_server = std::make_unique<http::Server>(settings, m_router, m_foundation.authenticator, m_foundation.clock);
    m_foundation.requests = m_server->requestCounter(isShoppersRoute);
    m_foundation.connections = m_server->connectionCounter();
    if (m_foundation.settings.roles.serve(m_modules.system.role()))
        m_server->webSocket(livePath, [this](std::unique_ptr<QWebSocket> socket, const http::Request &request) {
            m_modules.system.live().accept(std::move(socket), request);
        });
    const auto port = m_server->start();
    if (!port)
        return port;
    m_foundation.ownUrl = urlOf(settings, *port);
    meetNeighbours();
    beginTracing();
    m_foundation.bus->start();
    m_modules.breakers.begin();
    m_foundation.spool.start(); // what lies there grows old, whatever mails are sent by now
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
    watch::tracer().switchOff();
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

void Backend::beginTracing()
{
    const Settings &settings = m_foundation.settings;
    if (settings.otlpUrl.isEmpty())
        return;
    outgoing::SpanExport::Parts parts{m_foundation.httpClient, settings.otlpUrl,
                                      [this] { return QByteArray::number(m_foundation.membership.number()); }};
    m_spans = std::make_unique<outgoing::SpanExport>(std::move(parts), m_foundation.metrics);
    watch::tracer().switchOn(settings.tracePercent);
    m_schedule.everywhere(outgoing::SpanExport::pause, "spans.export", [this] { return m_spans->run(); });
}

bool Backend::isFirst(Role role) const
{
    return m_neighbours->isFirst(
        [role](const instances::Listed &other) { return system::Instance::rolesOf(other).work(role); });
}

/// What only some roles need: without it this process goes on, only less well.
void Backend::tellNeeds()
{
    const auto notice = [this](Role role, const char *name, const resilience::Dependency &dependency) {
        const Roles &roles = m_foundation.settings.roles;
        if (roles.serve(role) || roles.work(role))
            m_foundation.health.addNotice(
                name, [&dependency] { return dependency.snapshot().state == resilience::BreakerState::Closed; });
    };
    notice(Role::Payments, "gateway", m_foundation.gatewayDependency);
    notice(Role::Deliveries, "carrier", m_foundation.carrierDependency);
}

/// The simulated gateway outlives us: where its book is gone, it knows nothing of what it told us.
void Backend::tellForgottenGateway()
{
    if (!m_modules.simulators->hasNewGateway())
        return;
    const auto used = m_foundation.database.read(
        [this](sql::Connection &connection) { return m_modules.payments.hasUsedGateway(connection); });
    if (used.get())
        watch::log(watch::Level::Error, "simulator.forgot",
                   {{"folder", m_foundation.settings.dataFolder + QStringLiteral("/simulator")},
                    {"detail", "the simulated gateway knows no payment of this shop: its journals are gone. Stop the "
                               "server and put them back from the backup, or cancel nothing that was paid before"}});
}

void Backend::mountRoutes()
{
    const Roles &roles = m_foundation.settings.roles;
    http::mountHealthRoutes(m_router, m_foundation.health, m_foundation.metrics, roles.text());
    tellNeeds();
    m_modules.startSimulators(m_foundation);
    if (m_modules.simulators) {
        m_modules.simulators->mountRoutes(m_router);
        tellForgottenGateway();
    }
    for (Module *module : m_modules.all.all()) {
        http::Router own;
        module->mountRoutes(own);
        for (const auto &route : own.routes()) {
            const Role role = roleOf(*route, *module);
            m_router.add(roles.serve(role) ? *route : absent(*route, role));
        }
    }
    if (!roles.serve(Role::Ops))
        m_router.add(absent({http::Method::Get, livePath, http::Policy::open(), {}}, Role::Ops));
    docs::mountDocsRoutes(m_router);
}

} // namespace firstcome::app
