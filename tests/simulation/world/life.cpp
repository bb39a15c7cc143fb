// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/life.h"

#include "backend/orders/sample_order_store.h"
#include "shared/contract/permissions.h"
#include <QCoreApplication>

namespace firstcome::simulation {

namespace {

constexpr std::chrono::hours approvalGoodFor{24};
constexpr std::chrono::seconds holdTime{600};
constexpr Money refundTier = 6'000;
constexpr Money payoutTier = 20'000;

placement::PlacementSettings placing()
{
    placement::PlacementSettings settings;
    settings.limits.wait = std::chrono::hours(1); // of the machine's time, which must decide nothing
    settings.ordersPerSecond = 3;
    return settings;
}

payments::GatewayAccess gateway(outgoing::GuardedClient &client, Site &site)
{
    return {client, {[] { return QByteArray(Companies::gatewayUrl); }, Companies::secretKey, true, site.clock()}};
}

claims::ClaimSettings claiming()
{
    claims::ClaimSettings settings;
    settings.refundTier = refundTier;
    return settings;
}

settlements::SettlementSettings settling()
{
    settlements::SettlementSettings settings;
    settings.payoutTier = payoutTier;
    return settings;
}

/// No password is asked again here: who has stolen a session is none of this.
QCoro::Task<Result<quint32>> believed(approvals::PasswordProof)
{
    co_return permission::every;
}

} // namespace

Ground Life::ground()
{
    return {m_database, m_ids, m_site.clock(), m_outbox, m_changes, m_audit, m_metrics, m_health, m_peers};
}

Life::Life(Site &site, Wire &wire)
    : m_site(site), m_wire(wire), m_database(site.database),
      m_gatewayDependency({"gateway", {}, site.clock(), 1}, m_breakers),
      m_carrierDependency({"carrier", {}, site.clock(), 2}, m_breakers), m_gatewayClient(wire, m_gatewayDependency),
      m_carrierClient(wire, m_carrierDependency), m_log(m_database, m_outbox, site.clock()), m_catalogue(site),
      m_approvals(m_ground, approvalGoodFor), m_stock(m_ground, m_approvals), m_sales(m_ground, m_stock, holdTime),
      m_orders(m_ground, m_stock, m_sales), m_placement(m_ground, {m_orders, m_stock, m_sales}, placing()),
      m_wallets(m_ground), m_payments(m_ground, m_orders, gateway(m_gatewayClient, site)),
      m_deliveries(m_ground, {m_carrierClient, [] { return QByteArray(Companies::carrierUrl); }},
                   site.plan.seed % 4 == 0, {orders::sampleOrdersAmong, orders::removedOrdersAmong}),
      m_claims(m_ground, m_orders, m_approvals, claiming()), m_settlements(m_ground, m_approvals, settling()),
      m_timers(site, m_log)
{
    for (Module *module : std::initializer_list<Module *>{&m_auditBook, &m_catalogue, &m_approvals, &m_stock, &m_sales,
                                                          &m_orders, &m_placement, &m_wallets, &m_payments,
                                                          &m_deliveries, &m_claims, &m_settlements})
        m_peers.join(*module);
    m_approvals.acts().provenBy(believed);
    m_database.commitOnlyWhile([this] { return !mayCommit || mayCommit(); });
}

Life::~Life()
{
    die();
}

void Life::begin(bool first)
{
    m_turns.atOnce(true);
    m_database.start();
    const auto load = [this, first](sql::Connection &connection) {
        for (Module *module : m_peers.all())
            m_ids.raiseFloor(module->highestId(connection));
        if (first)
            offer(connection, m_site, {m_ids, m_stock.store(), m_sales.store()});
        for (Module *module : m_peers.all())
            module->load(connection);
    };
    m_database.write(sql::Queue::Background, load).get();
    for (Module *module : m_peers.all()) {
        module->mountRoutes(m_router);
        module->mountWorkers(m_timers);
    }
    m_log.start();
    m_turns.atOnce(false);
    m_wire.mend();
}

void Life::ask(const Asked &asked, Heard heard)
{
    auto request = std::make_shared<http::Request>();
    request->method = asked.method;
    const qsizetype mark = asked.path.indexOf('?');
    request->path = mark < 0 ? asked.path : asked.path.left(mark);
    request->query = mark < 0 ? QByteArray() : asked.path.mid(mark + 1);
    request->head = asked.key + asked.ifMatch;
    const QByteArrayView head(request->head);
    if (!asked.key.isEmpty())
        request->headers.emplace_back("idempotency-key", head.first(asked.key.size()));
    if (!asked.ifMatch.isEmpty())
        request->headers.emplace_back("if-match", head.last(asked.ifMatch.size()));
    request->body = asked.body;
    request->id = "request";
    request->receivedAt = m_site.now;
    request->principal = asked.who;
    const auto match = m_router.find(request->method, request->path, request->parameters);
    if (!match.route)
        qFatal("there is no route %s", request->path.constData());
    serve(std::move(request), *match.route, std::move(heard));
}

QCoro::Task<> Life::serve(std::shared_ptr<http::Request> request, const http::Route &route, Heard heard)
{
    ++m_running;
    std::optional<http::Response> response;
    try {
        if (const auto *handler = std::get_if<http::Handler>(&route.handler)) {
            response = (*handler)(*request);
        } else {
            const auto answering = std::get<http::AsyncHandler>(route.handler)(*request);
            response = co_await answering;
        }
    } catch (const sql::Failure &) {
        response = http::problem({"UNAVAILABLE", {}, {}, {}}, *request);
    } catch (const std::exception &failure) {
        m_site.find(QStringLiteral("%1 broke down: %2")
                        .arg(QString::fromUtf8(request->path), QString::fromUtf8(failure.what())));
    }
    --m_running;
    heard(m_dead ? std::nullopt : response);
}

void Life::pump()
{
    // All, not only the loop's: those of one receiver stay in Qt's list for ever.
    QCoreApplication::sendPostedEvents();
}

void Life::die()
{
    if (std::exchange(m_dead, true))
        return;
    m_log.stop();
    m_database.stop();
    m_wire.cut();
    pump();
}

} // namespace firstcome::simulation
