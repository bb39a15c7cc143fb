// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/modules.h"

#include "backend/app/links.h"
#include "backend/catalog/sold_products.h"

namespace firstcome::app {

namespace {

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
    : audit(foundation.keys.secret(QStringLiteral("audit"))),
      live(foundation.authenticator, foundation.clock, foundation.settings.livePing),
      carrier(foundation.carrierClient, [&foundation] { return foundation.carrierUrl(); }),
      deliveries({foundation.database, foundation.ids, foundation.outbox, foundation.clock}, carrier),
      gateway(foundation.gatewayClient, {[&foundation] { return foundation.gatewayUrl(); }, foundation.gatewaySecret(),
                                         foundation.settings.gatewayUrl.isEmpty(), foundation.clock}),
      orderTables{orderStore, holds, stockStore, admissions, foundation.outbox, notices},
      orderPayments(orderTables, sagaLimits)
{
    addPeople(foundation);
    addGoods(foundation);
    addOrders(foundation);
}

void Modules::addPeople(Foundation &foundation)
{
    all.push_back(std::make_unique<members::MembersModule>(members::MemberNeeds{
        foundation.database, foundation.passwords, foundation.memberTokens, foundation.revoked, foundation.mailer,
        foundation.ids, foundation.clock, foundation.keys.secret(QStringLiteral("proof")),
        [&foundation] { return QString::fromLatin1(foundation.publicUrl()); }, foundation.settings.memberRates,
        foundation.settings.mailDomains}));
    all.push_back(std::make_unique<ops::OpsModule>(
        ops::OpsNeeds{foundation.database, foundation.passwords, foundation.operatorTokens, foundation.revoked, audit,
                      foundation.ids, foundation.clock, foundation.settings.memberRates.passwords}));
}

void Modules::addGoods(Foundation &foundation)
{
    const auto holdTime = foundation.settings.holdFor;
    all.push_back(std::make_unique<stock::StockModule>(
        stock::StockParts{foundation.database, stockBoard, stockStore, productNames(), foundation.clock}));
    auto catalogue = std::make_unique<catalog::CatalogModule>(catalog::CatalogParts{
        foundation.database, stockStore, stockBoard, saleStore, foundation.ids, audit, foundation.clock, holdTime});
    auto imports = std::make_unique<imports::ImportsModule>(catalogue->parts());
    all.push_back(std::move(catalogue));
    all.push_back(std::move(imports));
    all.push_back(std::make_unique<sales::SalesModule>(
        sales::SaleParts{foundation.database, saleStore, admissions, refusalStore, refusalCounts, foundation.ids, audit,
                         live, foundation.clock, holdTime,
                         [this](sql::Connection &connection, const std::vector<Id> &ids) {
                             return catalog::soldProducts(connection, stockStore, ids);
                         },
                         [this](sql::Connection &connection, Id productId) {
                             catalog::lockOptionsOf(connection, stockStore, productId);
                         }}));
}

void Modules::addOrders(Foundation &foundation)
{
    orders::OrdersNeeds needs{foundation.database, foundation.ids, foundation.clock, audit,      stockBoard,
                              saleBoard,           saleStore,      refusalCounts,    orderTables};
    needs.limits = sagaLimits;
    needs.rules.holdTime = foundation.settings.holdFor;
    needs.ordersPerSecond = foundation.settings.ordersPerMemberAndSecond;
    needs.sellerSides = sellerSides();
    needs.sides = orderSides();
    needs.cancelDeliveries = [this](Id orderId, QList<Id> lineIds) { return deliveries.cancel(orderId, lineIds); };
    needs.findMember = findMember;
    needs.timeline = [this](sql::Connection &connection, Id orderId) { return timeline(connection, orderId); };
    all.push_back(std::make_unique<orders::OrdersModule>(std::move(needs)));
    all.push_back(std::make_unique<wallets::WalletsModule>(foundation.database));
    all.push_back(std::make_unique<payments::PaymentsModule>(
        payments::PaymentParts{foundation.database, foundation.ids, foundation.outbox, orderPayments, foundation.clock},
        gateway, audit, foundation.settings.gatewayCompare));
    all.push_back(std::make_unique<deliveries::DeliveriesModule>(
        deliveries::DeliveryParts{foundation.database, foundation.ids, foundation.outbox, foundation.clock},
        deliveries));
}

Modules::~Modules() = default;

void Modules::startSimulators(Foundation &foundation)
{
    // A real gateway and a real carrier need no stand-ins, and then none are served.
    if (foundation.settings.gatewayUrl.isEmpty() || foundation.settings.carrierUrl.isEmpty())
        simulators = std::make_unique<simulators::SimulatorsModule>(simulatorsSetup(foundation));
}

QList<sql::Migration> Modules::migrations() const
{
    QList<sql::Migration> migrations;
    for (const auto &module : all)
        migrations += module->migrations();
    return migrations;
}

QList<Check> Modules::checks() const
{
    QList<Check> checks;
    for (const auto &module : all)
        checks += module->checks();
    return checks;
}

QList<TimelineEntry> Modules::timeline(sql::Connection &connection, Id orderId) const
{
    QList<TimelineEntry> entries;
    for (const auto &module : all)
        entries += module->timeline(connection, orderId);
    std::stable_sort(entries.begin(), entries.end(),
                     [](const TimelineEntry &a, const TimelineEntry &b) { return a.at < b.at; });
    return entries;
}

} // namespace firstcome::app
