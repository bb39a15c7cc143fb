// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_worker.h"

#include "backend/platform/events/event_payload.h"
#include "shared/contract/delivery_payloads.h"
#include "shared/contract/payment_payloads.h"
#include <map>

namespace firstcome::orders {

namespace {

/// What a poll says of this type, in its order.
template <typename Payload>
std::vector<Payload> allOf(std::span<const events::Event> events)
{
    std::vector<Payload> all;
    for (const events::Event &event : events) {
        if (event.type == Payload::type)
            all.push_back(events::payloadOf<Payload>(event));
    }
    return all;
}

std::vector<Id> linesIn(const DeliveryRequested &requested)
{
    return requested.lineIds;
}

template <typename OneLine>
std::vector<Id> linesIn(const OneLine &told)
{
    return {told.lineId};
}

/// The lines that events of this type are about, by order.
template <typename Payload>
std::map<Id, std::vector<Id>> linesOf(std::span<const events::Event> events)
{
    std::map<Id, std::vector<Id>> byOrder;
    for (const Payload &told : allOf<Payload>(events)) {
        const std::vector<Id> ids = linesIn(told);
        std::vector<Id> &all = byOrder[told.orderId];
        all.insert(all.end(), ids.begin(), ids.end());
    }
    return byOrder;
}

/// What a poll says of orders, kind by kind.
std::vector<OrderEvent> happened(std::span<const events::Event> events)
{
    std::vector<OrderEvent> all;
    for (const PaymentApproved &approved : allOf<PaymentApproved>(events))
        all.push_back(StockToCommit{approved.orderId});
    for (auto &[orderId, lineIds] : linesOf<DeliveryRequested>(events))
        all.push_back(LinesRequested{orderId, std::move(lineIds)});
    for (auto &[orderId, lineIds] : linesOf<DeliveryStarted>(events))
        all.push_back(LinesSent{orderId, std::move(lineIds)});
    for (auto &[orderId, lineIds] : linesOf<Delivered>(events))
        all.push_back(LinesArrived{orderId, std::move(lineIds)});
    for (const DeliveryFailed &failed : allOf<DeliveryFailed>(events))
        all.push_back(LinesEnd{failed.orderId, {failed.lineId}, QStringLiteral("DELIVERY_FAILED"), true});
    for (const PaymentCanceled &canceled : allOf<PaymentCanceled>(events))
        all.push_back(MoneyMoved{canceled.orderId, canceled.canceledAmount});
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
