// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_worker.h"

#include "backend/orders/order_events.h"
#include "shared/contract/topics.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace firstcome::orders {

namespace {

QJsonObject payloadOf(const events::Event &event)
{
    return QJsonDocument::fromJson(event.payload).object();
}

Id idIn(const QJsonValue &value)
{
    const auto id = idFrom(QStringView(value.toString()));
    if (!id)
        throw std::runtime_error("an event names no line");
    return *id;
}

Id lineIdOf(const events::Event &event)
{
    return idIn(payloadOf(event).value(QLatin1StringView("lineId")));
}

std::vector<events::Event> ofType(std::span<const events::Event> events, const char *type)
{
    std::vector<events::Event> chosen;
    std::copy_if(events.begin(), events.end(), std::back_inserter(chosen),
                 [type](const events::Event &event) { return event.type == type; });
    return chosen;
}

std::vector<Id> keysOf(std::span<const events::Event> events)
{
    std::vector<Id> keys;
    for (const events::Event &event : events)
        keys.push_back(event.key);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

/// Those of these lines that this transaction moved.
std::vector<OrderLine> justDelivered(const std::vector<OrderLine> &lines, const std::vector<Id> &lineIds, Instant now)
{
    std::vector<OrderLine> arrived;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(arrived), [&](const OrderLine &line) {
        return line.state == LineState::Delivered && line.deliveredAt == now &&
               std::find(lineIds.begin(), lineIds.end(), line.id) != lineIds.end();
    });
    return arrived;
}

std::vector<Id> idsOf(const std::vector<OrderLine> &lines)
{
    std::vector<Id> ids;
    for (const OrderLine &line : lines)
        ids.push_back(line.id);
    return ids;
}

} // namespace

void OrderWorker::mount(Workers &workers)
{
    workers.consume(
        {"orders",
         {topic::payments, topic::deliveries},
         [this](sql::Connection &connection, std::span<const events::Event> events) { apply(connection, events); }});
}

void OrderWorker::apply(sql::Connection &connection, std::span<const events::Event> events) const
{
    const Instant now = m_parts.clock();
    commitStock(connection, keysOf(ofType(events, event::paymentApproved)), now);
    requested(connection, ofType(events, event::deliveryRequested), now);
    started(connection, ofType(events, event::deliveryStarted), now);
    delivered(connection, ofType(events, event::delivered), now);
    for (const events::Event &event : ofType(events, event::deliveryFailed))
        deliveryFailed(connection, event, now);
    for (const events::Event &event : ofType(events, event::paymentCanceled))
        moneyIsBack(connection, event, now);
}

void OrderWorker::commitStock(sql::Connection &connection, const std::vector<Id> &orderIds, Instant now) const
{
    if (orderIds.empty())
        return;
    const OrderTables &tables = m_parts.tables;
    std::unordered_map<Id, Order> paid;
    for (Order &order : tables.orders.lock(connection, orderIds)) {
        if (order.state == OrderState::PendingPayment)
            throw std::runtime_error("an approved payment's order is not paid");
        paid.emplace(order.id, std::move(order));
    }
    std::vector<OrderLine> reserved;
    for (OrderLine &line : tables.orders.linesOf(connection, orderIds)) {
        if (line.state == LineState::Reserved)
            reserved.push_back(std::move(line));
    }
    std::vector<Id> committed;
    for (const stock::Hold &hold : tables.holds.commit(connection, idsOf(reserved), now))
        committed.push_back(hold.id);
    tables.orders.moveLines(connection, committed, {LineState::Reserved, LineState::Paid}, now);
    std::sort(committed.begin(), committed.end());
    const auto isCommitted = [&committed](const OrderLine &line) {
        return std::binary_search(committed.begin(), committed.end(), line.id);
    };
    const auto without = std::stable_partition(reserved.begin(), reserved.end(), isCommitted);
    cancelUncommitted(connection, {without, reserved.end()}, now);
    reserved.erase(without, reserved.end());
    std::map<Id, std::vector<OrderLine>> byOrder;
    for (OrderLine &line : reserved)
        byOrder[line.orderId].push_back(std::move(line));
    std::vector<events::Event> events;
    std::vector<Id> moved;
    for (const auto &[orderId, lines] : byOrder) {
        events.push_back(stockCommitted(paid.at(orderId), lines, now));
        moved.push_back(orderId);
    }
    tables.outbox.append(connection, events);
    tables.orders.touch(connection, moved, now);
}

void OrderWorker::cancelUncommitted(sql::Connection &connection, const std::vector<OrderLine> &lines, Instant now) const
{
    // A paid line whose hold is gone: the units are not ours to sell, so the money goes back.
    for (const OrderLine &line : lines) {
        auto order = m_settle.lock(connection, line.orderId);
        if (order->order.state == OrderState::Paid || order->order.state == OrderState::PartiallyCancelled)
            m_settle.cancel(connection, *order, {{line.id}, QStringLiteral("STOCK_NOT_COMMITTED"), false, now});
    }
}

void OrderWorker::requested(sql::Connection &connection, std::span<const events::Event> events, Instant now) const
{
    if (events.empty())
        return;
    std::vector<Id> lineIds;
    for (const events::Event &event : events) {
        for (const QJsonValue &lineId : payloadOf(event).value(QLatin1StringView("lineIds")).toArray())
            lineIds.push_back(idIn(lineId));
    }
    const auto orderIds = keysOf(events);
    m_parts.tables.orders.moveLines(connection, lineIds, {LineState::Paid, LineState::DeliveryRequested}, now);
    m_parts.tables.orders.renewDue(connection, orderIds, {now + m_parts.limits.delivered, now});
}

void OrderWorker::started(sql::Connection &connection, std::span<const events::Event> events, Instant now) const
{
    std::vector<Id> lineIds;
    for (const events::Event &event : events)
        lineIds.push_back(lineIdOf(event));
    const OrderStore &orders = m_parts.tables.orders;
    if (orders.moveLines(connection, lineIds, {LineState::DeliveryRequested, LineState::InDelivery}, now) > 0)
        orders.touch(connection, keysOf(events), now);
}

void OrderWorker::delivered(sql::Connection &connection, std::span<const events::Event> events, Instant now) const
{
    std::vector<Id> lineIds;
    for (const events::Event &event : events)
        lineIds.push_back(lineIdOf(event));
    const OrderStore &orders = m_parts.tables.orders;
    const auto orderIds = keysOf(events);
    if (orders.moveLines(connection, lineIds, {LineState::InDelivery, LineState::Delivered}, now) > 0)
        orders.touch(connection, orderIds, now);
    for (const Id orderId : orderIds) {
        auto order = m_settle.lock(connection, orderId);
        if (!order)
            continue;
        const auto arrived = justDelivered(order->lines, lineIds, now);
        if (!arrived.empty())
            m_parts.tables.outbox.append(connection, linesDelivered(order->order, arrived, now));
        m_settle.settle(connection, *order, now);
    }
}

void OrderWorker::deliveryFailed(sql::Connection &connection, const events::Event &event, Instant now) const
{
    auto order = m_settle.lock(connection, event.key);
    if (!order || (order->order.state != OrderState::Paid && order->order.state != OrderState::PartiallyCancelled))
        return;
    m_settle.cancel(connection, *order, {{lineIdOf(event)}, QStringLiteral("DELIVERY_FAILED"), true, now});
}

void OrderWorker::moneyIsBack(sql::Connection &connection, const events::Event &event, Instant now) const
{
    const QJsonObject payload = payloadOf(event);
    const bool all = payload.value(QLatin1StringView("canceledAmount")).toInteger() >=
                     payload.value(QLatin1StringView("amount")).toInteger();
    const auto order = m_parts.tables.orders.lock(connection, event.key);
    if (all && order && order->state == OrderState::Cancelled)
        m_parts.tables.orders.endDue(connection, {event.key}, now);
    else
        m_parts.tables.orders.touch(connection, {event.key}, now);
}

} // namespace firstcome::orders
