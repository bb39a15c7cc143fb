// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_timeline.h"

#include "backend/platform/events/dead_letter_list.h"
#include "backend/platform/events/event_history.h"
#include <QJsonDocument>
#include <algorithm>

namespace firstcome::orders {

namespace {

void addLine(QList<TimelineEntry> &entries, const Order &order, const OrderLine &line)
{
    const QJsonObject ids{{QStringLiteral("lineId"), idText(line.id)},
                          {QStringLiteral("optionId"), idText(line.optionId)},
                          {QStringLiteral("quantity"), line.quantity}};
    if (line.saleId) {
        QJsonObject detail = ids;
        detail.insert(QStringLiteral("saleId"), idText(*line.saleId));
        detail.insert(QStringLiteral("sequence"), *line.admission);
        entries.append({order.createdAt, "sale", QStringLiteral("Admitted as number %1").arg(*line.admission), detail});
    }
    if (line.paidAt)
        entries.append(
            {*line.paidAt, "stock", QStringLiteral("%1 x %2 committed").arg(line.quantity).arg(line.option), ids});
    if (line.deliveredAt)
        entries.append({*line.deliveredAt, "order", QStringLiteral("%1 delivered").arg(line.product), ids});
}

QJsonArray progressOf(sql::Connection &connection, const events::Event &event)
{
    QJsonArray progress;
    for (const events::GroupPosition &position : events::groupPositions(connection, event))
        progress.append(QJsonObject{{QStringLiteral("group"), QString::fromLatin1(position.group)},
                                    {QStringLiteral("position"), position.position},
                                    {QStringLiteral("passed"), position.position >= event.id}});
    return progress;
}

} // namespace

QList<TimelineEntry> ownTimeline(const OrderTables &tables, sql::Connection &connection, Id orderId)
{
    QList<TimelineEntry> entries;
    const auto order = tables.orders.find(connection, orderId);
    if (!order)
        return entries;
    entries.append({order->createdAt,
                    "order",
                    QStringLiteral("Placed"),
                    {{QStringLiteral("total"), order->total},
                     {QStringLiteral("method"), QLatin1StringView(textOf(order->method))},
                     {QStringLiteral("holdExpiresAt"), toIso(order->holdExpiresAt)}}});
    const auto lines = tables.orders.linesOf(connection, {orderId});
    std::vector<Id> lineIds;
    for (const OrderLine &line : lines) {
        addLine(entries, *order, line);
        lineIds.push_back(line.id);
    }
    for (const stock::Hold &hold : tables.holds.find(connection, lineIds))
        entries.append(
            {order->createdAt,
             "stock",
             QStringLiteral("%1 held (now %2)").arg(hold.quantity).arg(QLatin1StringView(textOf(hold.state))),
             {{QStringLiteral("holdId"), idText(hold.id)},
              {QStringLiteral("optionId"), idText(hold.optionId)},
              {QStringLiteral("state"), QLatin1StringView(textOf(hold.state))},
              {QStringLiteral("expiresAt"), toIso(hold.expiresAt)}}});
    if (order->payingSince)
        entries.append({*order->payingSince, "order", QStringLiteral("Payment begun"), {}});
    if (order->attention)
        entries.append({order->attention->since,
                        "order",
                        QStringLiteral("Waits for a person: %1").arg(QString::fromLatin1(order->attention->reason)),
                        {}});
    if (order->state != OrderState::PendingPayment)
        entries.append({order->updatedAt,
                        "order",
                        QStringLiteral("Now %1").arg(QLatin1StringView(textOf(order->state))),
                        {{QStringLiteral("version"), order->version}}});
    return entries;
}

QList<TimelineEntry> logTimeline(sql::Connection &connection, Id orderId)
{
    QList<TimelineEntry> entries;
    for (const events::Event &event : events::eventsOfKey(connection, orderId))
        entries.append({event.at,
                        "outbox",
                        QString::fromLatin1(event.type),
                        {{QStringLiteral("topic"), QString::fromLatin1(event.topic)},
                         {QStringLiteral("partition"), events::partitionOf(orderId)},
                         {QStringLiteral("offset"), event.id},
                         {QStringLiteral("sequence"), event.sequence},
                         {QStringLiteral("payload"), QJsonDocument::fromJson(event.payload).object()},
                         {QStringLiteral("consumers"), progressOf(connection, event)}}});
    for (const events::DeadLetter &buried : events::lettersOfKey(connection, orderId))
        entries.append({buried.at,
                        "deadLetter",
                        QString::fromLatin1(buried.event.type),
                        {{QStringLiteral("group"), QString::fromLatin1(buried.group)},
                         {QStringLiteral("offset"), buried.event.id},
                         {QStringLiteral("reason"), QString::fromUtf8(buried.reason)},
                         {QStringLiteral("state"), QLatin1StringView(events::textOf(buried.state))}}});
    return entries;
}

QJsonObject toJson(QList<TimelineEntry> entries)
{
    std::stable_sort(entries.begin(), entries.end(),
                     [](const TimelineEntry &a, const TimelineEntry &b) { return a.at < b.at; });
    QJsonArray items;
    for (const TimelineEntry &entry : entries) {
        QJsonObject item{{QStringLiteral("at"), toIso(entry.at)},
                         {QStringLiteral("layer"), QString::fromLatin1(entry.layer)},
                         {QStringLiteral("what"), entry.what}};
        if (!entry.detail.isEmpty())
            item.insert(QStringLiteral("detail"), entry.detail);
        items.append(item);
    }
    return {{QStringLiteral("entries"), items}};
}

} // namespace firstcome::orders
