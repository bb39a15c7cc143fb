// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_events.h"

#include "backend/platform/events/event_payload.h"
#include "shared/contract/order_payloads.h"

namespace firstcome::orders {

events::Event orderPlaced(const Order &order, const QByteArray &trace)
{
    // On the placement path, so the payload is put together as bytes: those of encodePayload(OrderPlaced).
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
    return events::eventOf(OrderClosed{order.id, order.state, reason}, order.version, now);
}

events::Event linesCancelled(const Order &order, const std::vector<OrderLine> &lines, const QString &reason,
                             Instant now)
{
    LinesCancelled told{.orderId = order.id, .reason = reason};
    for (const OrderLine &line : lines) {
        const Money left = line.amount() - line.refundedAmount;
        told.lineIds.push_back(line.id);
        told.lines.push_back({line.id, line.sellerId, left});
        told.amount += left;
    }
    return events::eventOf(told, order.version, now);
}

events::Event linesDelivered(const Order &order, const std::vector<OrderLine> &lines, Instant now)
{
    LinesDelivered told{order.id, order.createdAt};
    for (const OrderLine &line : lines)
        told.lines.push_back({line.id, line.sellerId, line.storeId, line.amount()});
    return events::eventOf(told, order.version, now);
}

events::Event orderCompleted(const Order &order, Instant now)
{
    return events::eventOf(OrderCompleted{order.id}, order.version, now);
}

events::Event stockCommitted(const Order &order, const std::vector<OrderLine> &lines, Instant now)
{
    StockCommitted told{order.id, order.memberId};
    for (const OrderLine &line : lines)
        told.lines.push_back({line.id, line.optionId, line.quantity});
    return events::eventOf(told, order.version, now);
}

} // namespace firstcome::orders
