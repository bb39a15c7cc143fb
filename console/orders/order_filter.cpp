// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/order_filter.h"

#include "console/widgets/format.h"
#include <array>

namespace firstcome {

namespace {

using namespace std::chrono;

constexpr std::array periodNames{"any", "lastHour", "today", "lastWeek", "between"};

const QString textKey = QStringLiteral("q");
const QString stateKey = QStringLiteral("state");
const QString periodKey = QStringLiteral("period");
const QString fromKey = QStringLiteral("from");
const QString toKey = QStringLiteral("to");
const QString productIdKey = QStringLiteral("productId");
const QString productKey = QStringLiteral("product");
const QString attentionKey = QStringLiteral("attention");

OrderFilter::Period periodNamed(const QString &name)
{
    for (size_t i = 0; i < periodNames.size(); ++i) {
        if (name == QLatin1StringView(periodNames[i]))
            return OrderFilter::Period(i);
    }
    return OrderFilter::Period::Any;
}

QString isoOf(const std::optional<Instant> &instant)
{
    return instant ? toIso(*instant) : QString();
}

Instant startOfDay(Instant now)
{
    const auto local = now + format::kstOffset;
    return floor<days>(local) - format::kstOffset;
}

} // namespace

PlacedSpan spanOf(const OrderFilter &filter, Instant now)
{
    switch (filter.period) {
    case OrderFilter::Period::LastHour:
        return {now - hours(1), {}};
    case OrderFilter::Period::Today:
        return {startOfDay(now), {}};
    case OrderFilter::Period::LastWeek:
        return {startOfDay(now) - days(6), {}};
    case OrderFilter::Period::Between:
        return {filter.from, filter.to};
    case OrderFilter::Period::Any:
        break;
    }
    return {};
}

ApiRequest ordersRequest(const OrderFilter &filter, const PagedTable::PageRequest &page, Instant now)
{
    const PlacedSpan span = spanOf(filter, now);
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/orders"));
    request.with("limit", QString::number(page.limit)).with("cursor", page.cursor).with("q", filter.text);
    if (filter.state)
        request.with("state", QString::fromLatin1(textOf(*filter.state)));
    request.with("from", isoOf(span.from)).with("to", isoOf(span.to)).with("productId", filter.productId);
    if (filter.attention)
        request.with("attention", QStringLiteral("true"));
    return request;
}

QVariantMap toVariant(const OrderFilter &filter)
{
    return {{textKey, filter.text},
            {stateKey, filter.state ? QString::fromLatin1(textOf(*filter.state)) : QString()},
            {periodKey, QString::fromLatin1(periodNames[size_t(filter.period)])},
            {fromKey, isoOf(filter.from)},
            {toKey, isoOf(filter.to)},
            {productIdKey, filter.productId},
            {productKey, filter.product},
            {attentionKey, filter.attention}};
}

OrderFilter orderFilterFrom(const QVariantMap &map)
{
    OrderFilter filter;
    filter.text = map.value(textKey).toString().left(OrderFilter::longestText);
    filter.state = orderStateFrom(map.value(stateKey).toString().toLatin1());
    filter.period = periodNamed(map.value(periodKey).toString());
    filter.from = fromIso(map.value(fromKey).toString());
    filter.to = fromIso(map.value(toKey).toString());
    if (filter.period != OrderFilter::Period::Between) {
        filter.from.reset();
        filter.to.reset();
    }
    filter.productId = map.value(productIdKey).toString();
    filter.product = filter.productId.isEmpty() ? QString() : map.value(productKey).toString();
    filter.attention = map.value(attentionKey).toBool();
    return filter;
}

} // namespace firstcome
