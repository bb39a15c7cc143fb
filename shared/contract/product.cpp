// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/product.h"

#include "shared/contract/names.h"
#include <QJsonArray>

namespace firstcome {

namespace {

Id idAt(const QJsonObject &object, QLatin1StringView name)
{
    return idFrom(QStringView(object.value(name).toString())).value_or(0);
}

Instant instantAt(const QJsonObject &object, QLatin1StringView name)
{
    return fromIso(object.value(name).toString()).value_or(Instant{});
}

// Index = OffSale.
constexpr std::array offSaleNames{"", "PERSON", "SOURCE"};

/// Who took it off is for the books.
void insertOffSale(QJsonObject &object, OffSale off, ProductDetail detail)
{
    if (off != OffSale::No && detail == ProductDetail::Books)
        object.insert(QStringLiteral("offSaleBy"), QString::fromLatin1(offSaleNames[size_t(off)]));
}

OffSale offSaleOf(const QJsonObject &object)
{
    const OffSale off = offSaleFrom(object.value(u"offSaleBy").toString().toLatin1());
    const bool unnamed = off == OffSale::No && object.value(u"onSale") == QJsonValue(false);
    return unnamed ? OffSale::ByPerson : off;
}

QJsonObject toJson(const ProductOption &option, ProductDetail detail)
{
    QJsonObject object{{QStringLiteral("id"), idText(option.id)},
                       {QStringLiteral("name"), option.name},
                       {QStringLiteral("price"), option.price},
                       {QStringLiteral("available"), option.available},
                       {QStringLiteral("onSale"), option.off == OffSale::No}};
    insertOffSale(object, option.off, detail);
    if (detail == ProductDetail::Books) {
        object.insert(QStringLiteral("onHand"), option.onHand);
        object.insert(QStringLiteral("held"), option.held);
        object.insert(QStringLiteral("sold"), option.sold);
        object.insert(QStringLiteral("version"), option.version);
    }
    return object;
}

QJsonObject toJson(const ProductSale &sale)
{
    QJsonObject object{{QStringLiteral("id"), idText(sale.id)},
                       {QStringLiteral("openAt"), toIso(sale.window.openAt)},
                       {QStringLiteral("closeAt"), toIso(sale.window.closeAt)},
                       {QStringLiteral("holdSeconds"), qint64(sale.holdTime.count())},
                       {QStringLiteral("state"), saleStateName(sale.state)}};
    if (sale.perMemberLimit)
        object.insert(QStringLiteral("perMemberLimit"), *sale.perMemberLimit);
    return object;
}

ProductOption optionFrom(const QJsonObject &object)
{
    ProductOption option;
    option.id = idAt(object, QLatin1StringView("id"));
    option.name = object.value(u"name").toString();
    option.price = object.value(u"price").toInteger();
    option.available = object.value(u"available").toInteger();
    option.off = offSaleOf(object);
    option.onHand = object.value(u"onHand").toInteger();
    option.held = object.value(u"held").toInteger();
    option.sold = object.value(u"sold").toInteger();
    option.version = object.value(u"version").toInteger();
    return option;
}

ProductSale productSaleFrom(const QJsonObject &object)
{
    const SaleView sale = saleFrom(object);
    return {sale.id, sale.window, sale.perMemberLimit, sale.holdTime, sale.state};
}

} // namespace

std::optional<QByteArray> textOf(OffSale off)
{
    return off == OffSale::No ? std::nullopt : std::optional(QByteArray(offSaleNames[size_t(off)]));
}

OffSale offSaleFrom(const QByteArray &text)
{
    return valueNamed<OffSale>(offSaleNames, text).value_or(OffSale::No);
}

QJsonObject toJson(const Product &product, ProductDetail detail)
{
    QJsonArray options;
    for (const ProductOption &option : product.options)
        options.append(toJson(option, detail));
    QJsonObject object{{QStringLiteral("id"), idText(product.id)},
                       {QStringLiteral("storeId"), idText(product.storeId)},
                       {QStringLiteral("store"), product.store},
                       {QStringLiteral("name"), product.name},
                       {QStringLiteral("description"), product.description},
                       {QStringLiteral("category"), product.category},
                       {QStringLiteral("tags"), QJsonArray::fromStringList(product.tags)},
                       {QStringLiteral("price"), product.price},
                       {QStringLiteral("onSale"), product.off == OffSale::No},
                       {QStringLiteral("saleType"),
                        product.saleType == SaleType::Flash ? QStringLiteral("FLASH") : QStringLiteral("NORMAL")},
                       {QStringLiteral("options"), options},
                       {QStringLiteral("createdAt"), toIso(product.createdAt)},
                       {QStringLiteral("updatedAt"), toIso(product.updatedAt)}};
    insertOffSale(object, product.off, detail);
    if (product.sale)
        object.insert(QStringLiteral("sale"), toJson(*product.sale));
    if (detail == ProductDetail::Books) {
        object.insert(QStringLiteral("handle"), product.handle);
        object.insert(QStringLiteral("sellerId"), idText(product.sellerId));
        object.insert(QStringLiteral("version"), product.version);
    }
    return object;
}

Product productFrom(const QJsonObject &object)
{
    Product product;
    product.id = idAt(object, QLatin1StringView("id"));
    product.storeId = idAt(object, QLatin1StringView("storeId"));
    product.store = object.value(u"store").toString();
    product.sellerId = idAt(object, QLatin1StringView("sellerId"));
    product.name = object.value(u"name").toString();
    product.description = object.value(u"description").toString();
    product.category = object.value(u"category").toString();
    const QJsonArray tags = object.value(u"tags").toArray();
    for (const QJsonValue &tag : tags)
        product.tags.append(tag.toString());
    product.handle = object.value(u"handle").toString();
    product.price = object.value(u"price").toInteger();
    product.off = offSaleOf(object);
    product.saleType = object.value(u"saleType").toString() == u"FLASH" ? SaleType::Flash : SaleType::Normal;
    if (object.contains(u"sale"))
        product.sale = productSaleFrom(object.value(u"sale").toObject());
    const QJsonArray options = object.value(u"options").toArray();
    for (const QJsonValue &option : options)
        product.options.append(optionFrom(option.toObject()));
    product.version = object.value(u"version").toInteger();
    product.createdAt = instantAt(object, QLatin1StringView("createdAt"));
    product.updatedAt = instantAt(object, QLatin1StringView("updatedAt"));
    return product;
}

QJsonObject toJson(const StoreView &store)
{
    return {{QStringLiteral("id"), idText(store.id)},   {QStringLiteral("sellerId"), idText(store.sellerId)},
            {QStringLiteral("name"), store.name},       {QStringLiteral("description"), store.description},
            {QStringLiteral("version"), store.version}, {QStringLiteral("createdAt"), toIso(store.createdAt)}};
}

StoreView storeFrom(const QJsonObject &object)
{
    StoreView store;
    store.id = idAt(object, QLatin1StringView("id"));
    store.sellerId = idAt(object, QLatin1StringView("sellerId"));
    store.name = object.value(u"name").toString();
    store.description = object.value(u"description").toString();
    store.version = object.value(u"version").toInteger();
    store.createdAt = instantAt(object, QLatin1StringView("createdAt"));
    return store;
}

} // namespace firstcome
