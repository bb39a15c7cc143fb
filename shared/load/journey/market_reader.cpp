// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/journey/market_reader.h"

#include "shared/contract/error_codes.h"
#include <QJsonArray>

namespace firstcome::load {

namespace {

Id idOf(const QJsonObject &object, const char *name)
{
    return idFrom(QStringView(object.value(QLatin1StringView(name)).toString())).value_or(0);
}

Result<std::vector<Id>> firstOnShow(ShopClient &shop)
{
    const auto page = shop.get(QStringLiteral("/v1/products?limit=100"));
    if (!page)
        return tl::unexpected(page.error());
    std::vector<Id> flash;
    std::vector<Id> any;
    for (const QJsonValue &value : page->value(QLatin1StringView("items")).toArray()) {
        const QJsonObject item = value.toObject();
        const bool onSale = item.value(QLatin1StringView("saleType")).toString() == QLatin1StringView("FLASH");
        (onSale ? flash : any).push_back(idOf(item, "id"));
    }
    if (flash.empty() && any.empty())
        return refuse(code::marketEmpty);
    return flash.empty() ? std::vector<Id>{any.front()} : flash;
}

Result<MarketProduct> readProduct(ShopClient &shop, Id id)
{
    const auto json = shop.get(QStringLiteral("/v1/products/%1").arg(id));
    if (!json)
        return tl::unexpected(json.error());
    MarketProduct product;
    product.id = id;
    product.name = json->value(QLatin1StringView("name")).toString().toStdString();
    for (const QJsonValue &option : json->value(QLatin1StringView("options")).toArray())
        product.options.push_back(idOf(option.toObject(), "id"));
    const QJsonObject sale = json->value(QLatin1StringView("sale")).toObject();
    product.sale = idOf(sale, "id");
    if (const QJsonValue limit = sale.value(QLatin1StringView("perMemberLimit")); limit.isDouble())
        product.perMemberLimit = limit.toInteger();
    const auto open = fromIso(sale.value(QLatin1StringView("openAt")).toString());
    const auto close = fromIso(sale.value(QLatin1StringView("closeAt")).toString());
    if (open && close && *open < *close)
        product.window = SaleWindow{*open, *close};
    if (product.options.empty())
        return refuse(code::marketEmpty, QStringLiteral("Product %1 has no option to buy.").arg(id));
    return product;
}

} // namespace

Result<Market> readMarket(ShopClient &shop, const std::vector<Id> &wishes)
{
    std::vector<Id> ids = wishes;
    if (ids.empty()) {
        auto shown = firstOnShow(shop);
        if (!shown)
            return tl::unexpected(shown.error());
        ids = std::move(*shown);
    }
    Market market;
    for (const Id id : ids) {
        auto product = readProduct(shop, id);
        if (!product)
            return tl::unexpected(product.error());
        market.products.push_back(std::move(*product));
    }
    return market;
}

Result<std::vector<StockSeen>> readAvailable(ShopClient &shop, const Market &market)
{
    std::vector<StockSeen> seen;
    for (const MarketProduct &product : market.products) {
        const auto stock = shop.get(QStringLiteral("/v1/products/%1/stock").arg(product.id));
        if (!stock)
            return tl::unexpected(stock.error());
        for (const QJsonValue &value : stock->value(QLatin1StringView("options")).toArray()) {
            const QJsonObject option = value.toObject();
            seen.push_back({idOf(option, "optionId"), option.value(QLatin1StringView("available")).toInteger()});
        }
    }
    return seen;
}

} // namespace firstcome::load
