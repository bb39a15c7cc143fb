// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/order_detail.h"

#include <QJsonArray>

namespace firstcome {

namespace {

QString textAt(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toString();
}

Id idAt(const QJsonObject &object, const char *name)
{
    return idFrom(QStringView(textAt(object, name))).value_or(0);
}

std::optional<PaymentDetail> paymentFrom(const QJsonObject &object)
{
    const auto state = paymentStateFrom(textAt(object, "state").toLatin1());
    if (!state)
        return std::nullopt;
    return PaymentDetail{idAt(object, "id"),
                         *state,
                         object.value(QLatin1StringView("amount")).toInteger(),
                         object.value(QLatin1StringView("canceledAmount")).toInteger(),
                         textAt(object, "paymentKey"),
                         textAt(object, "failureReason"),
                         paymentExceptionFrom(object.value(QLatin1StringView("exception")).toObject())};
}

QString valueText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.isBool() ? value.toBool() ? QStringLiteral("true") : QStringLiteral("false") : QString();
}

void addFacts(QList<Fact> &facts, const QString &name, const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            addFacts(facts, name.isEmpty() ? member.key() : name + u'.' + member.key(), member.value());
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            addFacts(facts, QStringLiteral("%1[%2]").arg(name).arg(i), array.at(i));
    } else {
        facts.append({name, valueText(value)});
    }
}

} // namespace

std::optional<OrderDetail> orderDetailFrom(const QJsonObject &object)
{
    const auto order = orderViewFrom(object);
    if (!order)
        return std::nullopt;
    OrderDetail detail;
    detail.order = *order;
    detail.payment = paymentFrom(object.value(QLatin1StringView("payment")).toObject());
    const QJsonArray deliveries = object.value(QLatin1StringView("deliveries")).toArray();
    for (const QJsonValue &value : deliveries) {
        const QJsonObject delivery = value.toObject();
        if (const auto state = deliveryStateFrom(textAt(delivery, "state").toLatin1()))
            detail.deliveries.append(
                {idAt(delivery, "id"), idAt(delivery, "lineId"), *state, textAt(delivery, "reference")});
    }
    const QJsonArray claims = object.value(QLatin1StringView("claims")).toArray();
    for (const QJsonValue &claim : claims)
        detail.claims.append(idAt(claim.toObject(), "id"));
    const QJsonArray actions = object.value(QLatin1StringView("allowedActions")).toArray();
    for (const QJsonValue &action : actions)
        detail.actions.append(action.toString());
    return detail;
}

QList<TimelineItem> timelineFrom(const QJsonObject &object)
{
    QList<TimelineItem> items;
    const QJsonArray entries = object.value(QLatin1StringView("entries")).toArray();
    for (const QJsonValue &value : entries) {
        const QJsonObject entry = value.toObject();
        if (const auto at = fromIso(textAt(entry, "at")))
            items.append({*at, textAt(entry, "layer"), textAt(entry, "what"),
                          entry.value(QLatin1StringView("detail")).toObject()});
    }
    return items;
}

QList<Fact> factsOf(const QJsonObject &detail)
{
    QList<Fact> facts;
    addFacts(facts, {}, detail);
    return facts;
}

} // namespace firstcome
