// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/deliveries/deliveries.h"
#include "shared/contract/error_codes.h"

namespace firstcome::deliveries {

namespace {

using Kind = CarrierOutcome::Kind;

tl::unexpected<Refusal> underWay()
{
    return refuse(code::notCancellable);
}

} // namespace

QCoro::Task<Result<void>> Deliveries::cancel(Id orderId, QList<Id> lineIds)
{
    // First everything the carrier cannot know yet, and a look at the rest, in one transaction.
    const auto reply = m_parts.database.write(sql::Queue::Saga, [this, orderId, lineIds](sql::Connection &connection) {
        const Instant now = m_parts.clock();
        QList<Delivery> known = deliveriesOf(connection, orderId);
        const bool moving = std::any_of(known.begin(), known.end(), [&lineIds](const Delivery &delivery) {
            return lineIds.contains(delivery.lineId) &&
                   (delivery.state == DeliveryState::InDelivery || delivery.state == DeliveryState::Completed);
        });
        QList<Delivery> toWithdraw;
        if (moving)
            return std::pair(true, toWithdraw);
        for (const Id lineId : lineIds) {
            Delivery none;
            none.id = m_parts.ids.next(now);
            none.lineId = lineId;
            none.orderId = orderId;
            none.state = DeliveryState::Canceled;
            insertDelivery(connection, none, std::nullopt, now);
        }
        for (const Delivery &delivery : known) {
            if (!lineIds.contains(delivery.lineId) || delivery.state != DeliveryState::Requested)
                continue;
            if (delivery.handedOver)
                toWithdraw.append(delivery);
            else
                moveDelivery(connection, delivery, {DeliveryState::Canceled, {}}, now);
        }
        return std::pair(false, toWithdraw);
    });
    const auto [moving, toWithdraw] = co_await reply;
    if (moving)
        co_return underWay();
    for (const Delivery &delivery : toWithdraw) {
        const auto withdrawn = co_await withdraw(delivery);
        if (!withdrawn)
            co_return withdrawn;
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> Deliveries::withdraw(Delivery delivery)
{
    if (delivery.reference.isEmpty()) {
        // The carrier may know it: the same key gives its reference, whether it knew it before or not.
        const CarrierOutcome requested = co_await m_carrier.request(delivery);
        delivery.reference = requested.reference;
        if (requested.kind != Kind::Accepted && requested.kind != Kind::Refused)
            co_return refuse(code::carrierUnreachable);
    }
    if (!delivery.reference.isEmpty()) {
        const CarrierOutcome outcome = co_await m_carrier.withdraw(delivery.reference);
        if (outcome.kind == Kind::Underway)
            co_return underWay();
        if (outcome.kind != Kind::Withdrawn)
            co_return refuse(code::carrierUnreachable);
    }
    const auto moved = m_parts.database.write(sql::Queue::Saga, [this, delivery](sql::Connection &connection) {
        return moveDelivery(connection, delivery, {DeliveryState::Canceled, {}}, m_parts.clock());
    });
    co_await moved;
    co_return Result<void>();
}

} // namespace firstcome::deliveries
