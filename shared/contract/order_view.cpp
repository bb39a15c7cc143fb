// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/order_view.h"

#include <QJsonArray>

namespace firstcome {

namespace {

void insertId(QJsonObject &object, const QString &name, std::optional<Id> id)
{
    if (id)
        object.insert(name, idText(*id));
}

void insertInstant(QJsonObject &object, const QString &name, std::optional<Instant> instant)
{
    if (instant)
        object.insert(name, toIso(*instant));
}

std::optional<Id> idOf(const QJsonObject &object, const char *name)
{
    return idFrom(QStringView(object.value(QLatin1StringView(name)).toString()));
}

std::optional<Instant> instantOf(const QJsonObject &object, const char *name)
{
    return fromIso(object.value(QLatin1StringView(name)).toString());
}

std::optional<OrderLineView> lineFrom(const QJsonObject &object)
{
    const auto lineId = idOf(object, "lineId");
    const auto optionId = idOf(object, "optionId");
    const auto state = lineStateFrom(object.value(QLatin1StringView("state")).toString().toLatin1());
    if (!lineId || !optionId || !state)
        return std::nullopt;
    OrderLineView line;
    line.lineId = *lineId;
    line.optionId = *optionId;
    line.productId = idOf(object, "productId").value_or(0);
    line.storeId = idOf(object, "storeId").value_or(0);
    line.product = object.value(QLatin1StringView("product")).toString();
    line.option = object.value(QLatin1StringView("option")).toString();
    line.quantity = object.value(QLatin1StringView("quantity")).toInteger();
    line.unitPrice = object.value(QLatin1StringView("unitPrice")).toInteger();
    line.state = *state;
    line.paidAt = instantOf(object, "paidAt");
    line.deliveredAt = instantOf(object, "deliveredAt");
    line.refundedAmount = object.value(QLatin1StringView("refundedAmount")).toInteger();
    line.returnedQuantity = object.value(QLatin1StringView("returnedQuantity")).toInteger();
    line.openClaimId = idOf(object, "openClaimId");
    line.saleId = idOf(object, "saleId");
    if (object.contains(QLatin1StringView("admission")))
        line.admission = object.value(QLatin1StringView("admission")).toInteger();
    return line;
}

bool readLines(const QJsonArray &array, QList<OrderLineView> &lines)
{
    for (const QJsonValue &value : array) {
        const auto line = lineFrom(value.toObject());
        if (!line)
            return false;
        lines.append(*line);
    }
    return true;
}

std::optional<Attention> attentionFrom(const QJsonObject &object)
{
    const auto since = instantOf(object, "since");
    if (!since)
        return std::nullopt;
    return Attention{object.value(QLatin1StringView("reason")).toString().toLatin1(), *since};
}

} // namespace

OrderStanding OrderView::standing() const
{
    const bool inDelivery = std::any_of(lines.begin(), lines.end(), [](const OrderLineView &line) {
        return line.state == LineState::InDelivery || line.state == LineState::Delivered ||
               line.state == LineState::Returned;
    });
    return {state, state == OrderState::PendingPayment && payingSince.has_value(), inDelivery,
            attention ? attention->reason : QByteArray()};
}

QStringList actionNames(quint32 actions)
{
    QStringList names;
    if (actions & PayOrder)
        names.append(QStringLiteral("pay"));
    if (actions & CancelOrder)
        names.append(QStringLiteral("cancel"));
    if (actions & AskGatewayAgain)
        names.append(QStringLiteral("ASK_AGAIN"));
    if (actions & BookAsGateway)
        names.append(QStringLiteral("BOOK_AS_GATEWAY"));
    if (actions & CloseException)
        names.append(QStringLiteral("CLOSE"));
    return names;
}

QJsonObject toJson(const OrderLineView &line)
{
    QJsonObject object{{QStringLiteral("lineId"), idText(line.lineId)},
                       {QStringLiteral("optionId"), idText(line.optionId)},
                       {QStringLiteral("productId"), idText(line.productId)},
                       {QStringLiteral("storeId"), idText(line.storeId)},
                       {QStringLiteral("product"), line.product},
                       {QStringLiteral("option"), line.option},
                       {QStringLiteral("quantity"), line.quantity},
                       {QStringLiteral("unitPrice"), line.unitPrice},
                       {QStringLiteral("state"), QLatin1StringView(textOf(line.state))},
                       {QStringLiteral("refundedAmount"), line.refundedAmount},
                       {QStringLiteral("returnedQuantity"), line.returnedQuantity}};
    insertId(object, QStringLiteral("openClaimId"), line.openClaimId);
    insertInstant(object, QStringLiteral("paidAt"), line.paidAt);
    insertInstant(object, QStringLiteral("deliveredAt"), line.deliveredAt);
    insertId(object, QStringLiteral("saleId"), line.saleId);
    if (line.admission)
        object.insert(QStringLiteral("admission"), *line.admission);
    return object;
}

QJsonObject toJson(const OrderView &order, OrderRole role)
{
    QJsonObject object{{QStringLiteral("id"), idText(order.id)},
                       {QStringLiteral("memberId"), idText(order.memberId)},
                       {QStringLiteral("state"), QLatin1StringView(textOf(order.state))},
                       {QStringLiteral("method"), QLatin1StringView(textOf(order.method))},
                       {QStringLiteral("total"), order.total},
                       {QStringLiteral("createdAt"), toIso(order.createdAt)},
                       {QStringLiteral("updatedAt"), toIso(order.updatedAt)},
                       {QStringLiteral("holdExpiresAt"), toIso(order.holdExpiresAt)},
                       {QStringLiteral("version"), order.version}};
    insertInstant(object, QStringLiteral("payingSince"), order.payingSince);
    if (order.attention) {
        object.insert(QStringLiteral("attention"),
                      QJsonObject{{QStringLiteral("reason"), QString::fromLatin1(order.attention->reason)},
                                  {QStringLiteral("since"), toIso(order.attention->since)}});
    }
    if (order.lines.isEmpty())
        return object;
    QJsonArray lines;
    for (const OrderLineView &line : order.lines)
        lines.append(toJson(line));
    object.insert(QStringLiteral("lines"), lines);
    object.insert(QStringLiteral("allowedActions"),
                  QJsonArray::fromStringList(actionNames(allowedActions(order.standing(), role))));
    return object;
}

std::optional<OrderView> orderViewFrom(const QJsonObject &object)
{
    const auto id = idOf(object, "id");
    const auto state = orderStateFrom(object.value(QLatin1StringView("state")).toString().toLatin1());
    if (!id || !state)
        return std::nullopt;
    OrderView order;
    order.id = *id;
    order.state = *state;
    order.memberId = idOf(object, "memberId").value_or(0);
    order.method =
        paymentMethodFrom(object.value(QLatin1StringView("method")).toString().toLatin1()).value_or(PaymentMethod::Pg);
    order.total = object.value(QLatin1StringView("total")).toInteger();
    order.createdAt = instantOf(object, "createdAt").value_or(Instant{});
    order.updatedAt = instantOf(object, "updatedAt").value_or(Instant{});
    order.holdExpiresAt = instantOf(object, "holdExpiresAt").value_or(Instant{});
    order.payingSince = instantOf(object, "payingSince");
    order.attention = attentionFrom(object.value(QLatin1StringView("attention")).toObject());
    order.version = object.value(QLatin1StringView("version")).toInteger();
    if (!readLines(object.value(QLatin1StringView("lines")).toArray(), order.lines))
        return std::nullopt;
    return order;
}

} // namespace firstcome
