// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/sale_view.h"

#include "backend/sales/sold_products.h"

namespace firstcome::sales {

QJsonObject settingsOf(const Sale &sale)
{
    QJsonObject settings{{QStringLiteral("productId"), idText(sale.productId)},
                         {QStringLiteral("openAt"), toIso(sale.openAt)},
                         {QStringLiteral("closeAt"), toIso(sale.closeAt)},
                         {QStringLiteral("holdSeconds"), qint64(sale.holdTime.count())},
                         {QStringLiteral("announced"), sale.announced},
                         {QStringLiteral("version"), sale.version}};
    if (sale.perMemberLimit)
        settings.insert(QStringLiteral("perMemberLimit"), *sale.perMemberLimit);
    return settings;
}

QList<SaleView> viewsOf(sql::Connection &connection, const SaleGround &ground, const std::vector<Sale> &sales)
{
    std::vector<Id> ids;
    std::vector<Id> productIds;
    for (const Sale &sale : sales) {
        ids.push_back(sale.id);
        productIds.push_back(sale.productId);
    }
    const auto products = soldProducts(connection, ground, productIds);
    const auto ledgers = ground.sales.ledgerHeads(connection, ids);
    const auto refusals = ground.refusals.totals(connection, ids);
    const Instant now = ground.clock();
    QList<SaleView> views;
    for (const Sale &sale : sales) {
        const SoldProduct product = products.value(sale.productId);
        const auto ledger = std::find_if(ledgers.begin(), ledgers.end(),
                                         [&sale](const LedgerHead &head) { return head.saleId == sale.id; });
        SaleView view;
        view.id = sale.id;
        view.productId = sale.productId;
        view.product = product.name;
        view.window = sale.window();
        view.perMemberLimit = sale.perMemberLimit;
        view.holdTime = sale.holdTime;
        view.announced = sale.announced;
        view.state = view.window.stateAt(now);
        view.available = product.available;
        view.held = product.held;
        view.sold = product.sold;
        view.admissions = ledger == ledgers.end() ? 0 : ledger->count;
        view.refusals = refusals.value(sale.id);
        view.version = sale.version;
        views.append(view);
    }
    return views;
}

} // namespace firstcome::sales
