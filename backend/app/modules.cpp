// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/modules.h"

#include "backend/app/run_time_settings.h"
#include "backend/orders/sample_order_store.h"

namespace firstcome::app {

namespace {

Ground groundOf(Foundation &foundation, sql::Database &database, Audit &audit, const Peers &peers)
{
    return {database,           foundation.ids,     foundation.clock,
            foundation.outbox,  foundation.changes, audit,
            foundation.metrics, foundation.health,  peers};
}

members::MemberGround memberGround(const Ground &ground, Foundation &foundation)
{
    return {ground,
            foundation.passwords,
            foundation.memberTokens,
            foundation.revoked,
            foundation.mailer(),
            foundation.keys.secret(QStringLiteral("proof")),
            [&foundation] { return QString::fromLatin1(foundation.publicUrl()); },
            foundation.settings.memberRates,
            foundation.settings.mailDomains};
}

placement::PlacementSettings placementSettings(const Settings &settings)
{
    placement::PlacementSettings placement;
    placement.rules.holdTime = settings.holdFor;
    placement.ordersPerSecond = settings.ordersPerMemberAndSecond;
    placement.rules.samplesBuy = settings.loadUse() == LoadUse::Everything;
    return placement;
}

load::LoadRights loadRights(const Settings &settings)
{
    return {settings.loadUse() != LoadUse::Off, settings.loadUse() == LoadUse::Everything};
}

load::ServerReadiness readinessOf(const resilience::BreakerBoard &breakers, std::optional<double> lagSeconds)
{
    load::ServerReadiness readiness;
    readiness.lagSeconds = lagSeconds;
    for (const auto &[name, snapshot] : breakers.snapshots()) {
        const bool closed = snapshot.state == resilience::BreakerState::Closed;
        if (!closed)
            readiness.notClosed.append(QString::fromLatin1(name));
        else if (name == "gateway")
            readiness.gatewayReachable = true;
    }
    return readiness;
}

payments::GatewayAccess gatewayOf(Foundation &foundation)
{
    return {foundation.gatewayClient,
            {[&foundation] { return foundation.gatewayUrl(); }, foundation.gatewaySecret(),
             foundation.settings.gatewayUrl.isEmpty(), foundation.clock},
            foundation.settings.gatewayCompare};
}

simulators::SimulatorsSetup simulatorsSetup(Foundation &foundation)
{
    simulators::SimulatorsSetup setup;
    setup.folder = foundation.settings.dataFolder + QStringLiteral("/simulator");
    setup.secretKey = foundation.gatewaySecret();
    setup.clock = foundation.clock;
    setup.gateway = foundation.settings.gatewayUrl.isEmpty();
    setup.carrier = foundation.settings.carrierUrl.isEmpty();
    setup.notifyShop = [&foundation](const QByteArray &reference) {
        simulators::notifyOver(foundation.httpClient, foundation.ownUrl + "/v1/deliveries/notifications")(reference);
    };
    return setup;
}

} // namespace

Modules::Modules(Foundation &foundation)
    : audit(foundation.keys.secrets(QStringLiteral("audit"))),
      ground(groundOf(foundation, foundation.guardedDatabase, audit, all)),
      steering(groundOf(foundation, foundation.database, audit, all)), members(memberGround(ground, foundation)),
      approvals(ground, foundation.settings.approvalFor),
      operators({steering, audit, foundation.passwords, foundation.operatorTokens, foundation.revoked,
                 foundation.settings.memberRates.passwords},
                approvals),
      stock(ground, approvals), sales(ground, stock, foundation.settings.holdFor),
      catalog(ground, stock, sales, foundation.settings.holdFor), imports(catalog), orders(ground, stock, sales),
      placement(ground, {orders, stock, sales}, placementSettings(foundation.settings)), wallets(ground),
      payments(ground, orders, gatewayOf(foundation)),
      deliveries(ground, {foundation.carrierClient, [&foundation] { return foundation.carrierUrl(); }},
                 foundation.settings.deliveriesByDay, {orders::sampleOrdersAmong, orders::removedOrdersAmong}),
      claims(ground, orders, approvals, foundation.settings.claims),
      settlements(ground, approvals, foundation.settings.settlements),
      consumers(ground, {approvals, *foundation.bus, foundation.settings.faults}),
      load({catalog.parts(),
            orders.tables().orders,
            foundation.memberTokens,
            loadRights(foundation.settings),
            [this, &foundation](sql::Connection &connection) {
                return readinessOf(foundation.breakers, system.overview().secondsBehind(connection));
            },
            [&foundation](const QString &password) { return foundation.passwords.hash(password); },
            {&payments.samples(), &deliveries.samples(), &claims.samples()}}),
      system({steering, *foundation.bus, foundation.breakers, foundation.authenticator, foundation.disk,
              [&foundation] { return foundation.requests(); }, [&foundation] { return foundation.connections(); },
              [&foundation] { return foundation.ownUrl; }, [&foundation] { return foundation.checks(); },
              foundation.membership, foundation.settings.livePing, foundation.settings.roles}),
      breakers(steering, {foundation.breakers, foundation.membership, system.live()}),
      settings(steering, approvals, runTimeSettings(foundation)),
      upkeep(ground, *foundation.bus, foundation.settings.kept)
{
    for (Module *module : std::initializer_list<Module *>{&settings,  &members,  &approvals,  &operators, &stock,
                                                          &catalog,   &imports,  &sales,      &orders,    &placement,
                                                          &wallets,   &payments, &deliveries, &claims,    &settlements,
                                                          &consumers, &load,     &system,     &breakers,  &upkeep})
        all.join(*module);
}

void Modules::startSimulators(Foundation &foundation)
{
    // A real gateway and a real carrier need no stand-ins, and then none are served.
    if (foundation.settings.gatewayUrl.isEmpty() || foundation.settings.carrierUrl.isEmpty())
        simulators = std::make_unique<simulators::SimulatorsModule>(simulatorsSetup(foundation));
}

} // namespace firstcome::app
