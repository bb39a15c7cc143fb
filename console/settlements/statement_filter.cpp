// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/statement_filter.h"

namespace firstcome {

namespace {

using Period = StatementFilter::Period;

const QString sellerKey = QStringLiteral("q");
const QString stateKey = QStringLiteral("state");
const QString periodKey = QStringLiteral("period");
const QString fromKey = QStringLiteral("from");
const QString toKey = QStringLiteral("to");
constexpr int week = 7;

/// Both ends are of it; nothing where all are asked for.
std::pair<QDate, QDate> spanOf(const StatementFilter &filter, QDate today)
{
    switch (filter.period) {
    case Period::Yesterday:
        return {today.addDays(-1), today.addDays(-1)};
    case Period::Week:
        return {today.addDays(-week), today};
    case Period::Month:
        return {today.addMonths(-1), today};
    case Period::Between:
        return {filter.from, filter.to};
    case Period::All:
        break;
    }
    return {};
}

} // namespace

StatementFilter filterOf(const std::pair<QDate, QDate> &days, const QString &seller)
{
    return {seller, std::nullopt, Period::Between, days.first, days.second};
}

ApiRequest statementsRequest(const StatementFilter &filter, QDate today)
{
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/settlements"));
    request.with("q", filter.seller);
    if (filter.state)
        request.with("state", QString::fromLatin1(textOf(*filter.state)));
    const auto [from, to] = spanOf(filter, today);
    if (from.isValid())
        request.with("from", from.toString(Qt::ISODate));
    if (to.isValid())
        request.with("to", to.toString(Qt::ISODate));
    return request;
}

QVariantMap toVariant(const StatementFilter &filter)
{
    return {{sellerKey, filter.seller},
            {stateKey, filter.state ? QString::fromLatin1(textOf(*filter.state)) : QString()},
            {periodKey, int(filter.period)},
            {fromKey, filter.from.toString(Qt::ISODate)},
            {toKey, filter.to.toString(Qt::ISODate)}};
}

StatementFilter statementFilterFrom(const QVariantMap &map)
{
    StatementFilter filter;
    filter.seller = map.value(sellerKey).toString();
    filter.state = settlementStateFrom(map.value(stateKey).toString().toLatin1());
    filter.period = Period(std::clamp(map.value(periodKey).toInt(), 0, int(Period::Between)));
    filter.from = QDate::fromString(map.value(fromKey).toString(), Qt::ISODate);
    filter.to = QDate::fromString(map.value(toKey).toString(), Qt::ISODate);
    if (filter.period == Period::Between && (!filter.from.isValid() || filter.to < filter.from))
        filter.period = Period::All;
    return filter;
}

} // namespace firstcome
