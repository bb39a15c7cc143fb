// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/product_filter.h"

#include <array>

namespace firstcome {

namespace {

constexpr std::array typeNames{"any", "normal", "flash", "offSale"};
constexpr std::array sortNames{"newest", "price_up", "price_down", "name_up", "name_down"};

const QString textKey = QStringLiteral("q");
const QString storeKey = QStringLiteral("storeId");
const QString categoryKey = QStringLiteral("category");
const QString typeKey = QStringLiteral("type");
const QString inStockKey = QStringLiteral("inStock");
const QString sortKey = QStringLiteral("sort");

template <typename Enum, size_t count>
Enum named(const std::array<const char *, count> &names, const QString &name)
{
    for (size_t i = 0; i < count; ++i) {
        if (name == QLatin1StringView(names[i]))
            return Enum(i);
    }
    return Enum(0);
}

} // namespace

bool ProductFilter::narrows() const
{
    ProductFilter all;
    all.sort = sort;
    return *this != all;
}

ApiRequest productsRequest(const ProductFilter &filter, const PagedTable::PageRequest &page)
{
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/products"));
    request.with("limit", QString::number(page.limit)).with("cursor", page.cursor);
    request.with("q", filter.text).with("storeId", filter.storeId).with("category", filter.category);
    using Type = ProductFilter::Type;
    if (filter.type == Type::OffSale)
        request.with("onSale", QStringLiteral("false"));
    else if (filter.type != Type::Any)
        request.with("flash", filter.type == Type::Flash ? QStringLiteral("true") : QStringLiteral("false"));
    if (filter.inStock)
        request.with("inStock", QStringLiteral("true"));
    request.with("sort", QString::fromLatin1(sortNames[size_t(filter.sort)]));
    return request;
}

QVariantMap toVariant(const ProductFilter &filter)
{
    return {{textKey, filter.text},         {storeKey, filter.storeId},
            {categoryKey, filter.category}, {typeKey, QString::fromLatin1(typeNames[size_t(filter.type)])},
            {inStockKey, filter.inStock},   {sortKey, QString::fromLatin1(sortNames[size_t(filter.sort)])}};
}

ProductFilter productFilterFrom(const QVariantMap &map)
{
    ProductFilter filter;
    filter.text = map.value(textKey).toString().left(ProductFilter::longestText);
    filter.storeId = map.value(storeKey).toString();
    filter.category = map.value(categoryKey).toString();
    filter.type = named<ProductFilter::Type>(typeNames, map.value(typeKey).toString());
    filter.inStock = map.value(inStockKey).toBool();
    filter.sort = named<ProductFilter::Sort>(sortNames, map.value(sortKey).toString());
    return filter;
}

} // namespace firstcome
