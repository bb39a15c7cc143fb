// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_worker.h"

#include "shared/contract/topics.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <map>

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

/// The lines that events of this type are about, by order; `lineIds` says which those of one are.
template <typename LineIds>
std::map<Id, std::vector<Id>> linesOf(std::span<const events::Event> events, const char *type, LineIds lineIds)
{
    std::map<Id, std::vector<Id>> byOrder;
    for (const events::Event &event : events) {
        if (event.type != type)
            continue;
        const std::vector<Id> ids = lineIds(event);
        std::vector<Id> &all = byOrder[event.key];
        all.insert(all.end(), ids.begin(), ids.end());
    }
    return byOrder;
}

std::vector<Id> requestedLines(const events::Event &event)
{
    std::vector<Id> ids;
    for (const QJsonValue &lineId : payloadOf(event).value(QLatin1StringView("lineIds")).toArray())
        ids.push_back(idIn(lineId));
    return ids;
}

std::vector<Id> oneLine(const events::Event &event)
{
    return {lineIdOf(event)};
}

OrderEvent moneyMoved(const events::Event &event)
{
    const QJsonObject payload = payloadOf(event);
    const bool all = payload.value(QLatin1StringView("canceledAmount")).toInteger() >=
                     payload.value(QLatin1StringView("amount")).toInteger();
    return MoneyMoved{event.key, all};
}

/// What a poll says of orders, kind by kind.
std::vector<OrderEvent> happened(std::span<const events::Event> events)
{
    std::vector<OrderEvent> all;
    for (const events::Event &event : events) {
        if (event.type == event::paymentApproved)
            all.push_back(StockToCommit{event.key});
    }
    for (auto &[orderId, lineIds] : linesOf(events, event::deliveryRequested, requestedLines))
        all.push_back(LinesRequested{orderId, std::move(lineIds)});
    for (auto &[orderId, lineIds] : linesOf(events, event::deliveryStarted, oneLine))
        all.push_back(LinesSent{orderId, std::move(lineIds)});
    for (auto &[orderId, lineIds] : linesOf(events, event::delivered, oneLine))
        all.push_back(LinesArrived{orderId, std::move(lineIds)});
    for (const events::Event &event : events) {
        if (event.type == event::deliveryFailed)
            all.push_back(LinesEnd{event.key, {lineIdOf(event)}, QStringLiteral("DELIVERY_FAILED"), true});
    }
    for (const events::Event &event : events) {
        if (event.type == event::paymentCanceled)
            all.push_back(moneyMoved(event));
    }
    return all;
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
    m_moves.run(connection, happened(events), m_clock());
}

} // namespace firstcome::orders
