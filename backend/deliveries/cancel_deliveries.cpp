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

std::optional<QList<Delivery>> Deliveries::holdBackAll(sql::Connection &connection, Id orderId,
                                                       const QList<Id> &lineIds)
{
    const Instant now = m_parts.clock();
    const auto withholding = withhold(deliveriesOf(connection, orderId), lineIds);
    if (!withholding)
        return std::nullopt;
    QList<Delivery> toHold = withholding->toHold;
    for (const Id lineId : lineIds) {
        Delivery none;
        none.id = m_parts.ids.next(now);
        none.lineId = lineId;
        none.orderId = orderId;
        if (insertDelivery(connection, none, now, now))
            toHold.append(none);
    }
    for (const Delivery &delivery : toHold)
        holdBack(connection, delivery.id, HeldBack::Held);
    return withholding->toWithdraw;
}

void Deliveries::cancelHeld(sql::Connection &connection, Id orderId, const QList<Id> &lineIds)
{
    for (const Delivery &delivery : heldBackOf(deliveriesOf(connection, orderId), lineIds))
        moveDelivery(connection, delivery, {DeliveryState::Canceled, {}}, m_parts.clock());
}

void Deliveries::releaseHeld(sql::Connection &connection, Id orderId, const QList<Id> &lineIds)
{
    const Instant now = m_parts.clock();
    QList<Id> requested;
    qint64 sequence = 0;
    for (const Delivery &delivery : heldBackOf(deliveriesOf(connection, orderId), lineIds)) {
        release(connection, delivery, m_parts.ids.next(now), now);
        requested.append(delivery.lineId);
        sequence = std::max(sequence, delivery.version + 1);
    }
    if (!requested.isEmpty())
        m_parts.outbox.append(connection, requestedEvent(orderId, requested, sequence, now));
}

QCoro::Task<Result<void>> Deliveries::cancel(Id orderId, QList<Id> lineIds)
{
    // First everything the carrier cannot know yet, and a look at the rest, in one transaction.
    const auto reply = m_parts.database.write(sql::Queue::Saga, [this, orderId, lineIds](sql::Connection &connection) {
        return holdBackAll(connection, orderId, lineIds);
    });
    const auto toWithdraw = co_await reply;
    Result<void> letGo = toWithdraw ? Result<void>() : Result<void>(underWay());
    const QList<Delivery> asking = toWithdraw.value_or(QList<Delivery>());
    for (const Delivery &delivery : asking) {
        const auto asked = withdraw(delivery);
        letGo = co_await asked;
        if (!letGo)
            break;
    }
    if (!letGo && letGo.error().code == code::carrierUnreachable)
        co_return letGo;
    const auto ended = m_parts.database.write(
        sql::Queue::Saga, [this, orderId, lineIds, all = letGo.has_value()](sql::Connection &connection) {
            if (all)
                cancelHeld(connection, orderId, lineIds);
            else
                releaseHeld(connection, orderId, lineIds);
        });
    co_await ended;
    co_return letGo;
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
    const auto moved = m_parts.database.write(sql::Queue::Saga, [delivery](sql::Connection &connection) {
        holdBack(connection, delivery.id, HeldBack::Withdrawn);
    });
    co_await moved;
    co_return Result<void>();
}

} // namespace firstcome::deliveries
