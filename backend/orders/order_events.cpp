// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_events.h"

#include "shared/contract/topics.h"
#include <QJsonArray>
#include <QJsonDocument>

namespace firstcome::orders {

namespace {

events::Event eventOf(const Order &order, const char *type, const QJsonObject &payload, Instant now)
{
    events::Event event;
    event.topic = topic::orders;
    event.key = order.id;
    event.sequence = order.version;
    event.type = type;
    event.payload = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    event.at = now;
    return event;
}

} // namespace

events::Event orderPlaced(const Order &order, const QByteArray &trace)
{
    // On the placement path, so the payload is put together as bytes.
    QByteArray payload;
    payload.reserve(176);
    payload.append("{\"orderId\":\"").append(QByteArray::number(order.id));
    payload.append("\",\"memberId\":\"").append(QByteArray::number(order.memberId));
    payload.append("\",\"total\":").append(QByteArray::number(order.total));
    payload.append(",\"method\":\"").append(textOf(order.method));
    payload.append("\",\"holdExpiresAt\":\"").append(toIsoUtf8(order.holdExpiresAt)).append("\"}");
    events::Event event;
    event.topic = topic::orders;
    event.key = order.id;
    event.sequence = order.version;
    event.type = event::orderPlaced;
    event.payload = payload;
    event.trace = trace;
    event.at = order.createdAt;
    return event;
}

events::Event orderClosed(const Order &order, const QString &reason, Instant now)
{
    QJsonObject payload{{QStringLiteral("orderId"), idText(order.id)},
                        {QStringLiteral("state"), QLatin1StringView(textOf(order.state))}};
    if (!reason.isEmpty())
        payload.insert(QStringLiteral("reason"), reason);
    return eventOf(order, event::orderClosed, payload, now);
}

events::Event linesCancelled(const Order &order, const std::vector<OrderLine> &lines, const QString &reason,
                             Instant now)
{
    QJsonArray lineIds;
    QJsonArray parts;
    Money amount = 0;
    for (const OrderLine &line : lines) {
        const Money left = line.amount() - line.refundedAmount;
        lineIds.append(idText(line.id));
        parts.append(QJsonObject{{QStringLiteral("lineId"), idText(line.id)},
                                 {QStringLiteral("sellerId"), idText(line.sellerId)},
                                 {QStringLiteral("amount"), left}});
        amount += left;
    }
    return eventOf(order, event::linesCancelled,
                   {{QStringLiteral("orderId"), idText(order.id)},
                    {QStringLiteral("lineIds"), lineIds},
                    {QStringLiteral("lines"), parts},
                    {QStringLiteral("amount"), amount},
                    {QStringLiteral("reason"), reason}},
                   now);
}

events::Event linesDelivered(const Order &order, const std::vector<OrderLine> &lines, Instant now)
{
    QJsonArray given;
    for (const OrderLine &line : lines)
        given.append(QJsonObject{{QStringLiteral("lineId"), idText(line.id)},
                                 {QStringLiteral("sellerId"), idText(line.sellerId)},
                                 {QStringLiteral("storeId"), idText(line.storeId)},
                                 {QStringLiteral("amount"), line.amount()}});
    return eventOf(order, event::linesDelivered,
                   {{QStringLiteral("orderId"), idText(order.id)},
                    {QStringLiteral("placedAt"), toIso(order.createdAt)},
                    {QStringLiteral("lines"), given}},
                   now);
}

events::Event orderCompleted(const Order &order, Instant now)
{
    return eventOf(order, event::orderCompleted, {{QStringLiteral("orderId"), idText(order.id)}}, now);
}

events::Event stockCommitted(const Order &order, const std::vector<OrderLine> &lines, Instant now)
{
    QJsonArray given;
    for (const OrderLine &line : lines)
        given.append(QJsonObject{{QStringLiteral("lineId"), idText(line.id)},
                                 {QStringLiteral("optionId"), idText(line.optionId)},
                                 {QStringLiteral("quantity"), line.quantity}});
    events::Event event = eventOf(order, event::stockCommitted,
                                  {{QStringLiteral("orderId"), idText(order.id)},
                                   {QStringLiteral("memberId"), idText(order.memberId)},
                                   {QStringLiteral("lines"), given}},
                                  now);
    event.topic = topic::stock;
    return event;
}

} // namespace firstcome::orders
