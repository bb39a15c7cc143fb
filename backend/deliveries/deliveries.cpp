// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/deliveries/deliveries.h"

#include "shared/contract/topics.h"
#include <QJsonDocument>

namespace firstcome::deliveries {

namespace {

using Kind = CarrierOutcome::Kind;

constexpr std::chrono::seconds lease{20}; ///< longer than any call to the carrier lasts

events::Event eventOf(Id orderId, const char *type, QJsonObject payload)
{
    payload.insert(QStringLiteral("orderId"), idText(orderId));
    events::Event event;
    event.topic = topic::deliveries;
    event.key = orderId;
    event.type = type;
    event.payload = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    return event;
}

} // namespace

Deliveries::Deliveries(DeliveryParts parts, Carrier &carrier)
    : m_parts(std::move(parts)), m_carrier(carrier),
      m_errands(m_parts.database, m_parts.clock, {"deliveries.look", lease},
                {dueDeliveries,
                 [](sql::Connection &connection, const Delivery &delivery, const work::Lease &taken) {
                     return takeDelivery(connection, delivery.id, taken);
                 },
                 [this](Delivery delivery) {
                     return delivery.reference.isEmpty() ? handOver(std::move(delivery)) : follow(std::move(delivery));
                 },
                 [](const Delivery &delivery) { return askAgainAfter(delivery.attempts); }})
{
}

void Deliveries::requestAll(sql::Connection &connection, Id orderId, const QList<Id> &lineIds)
{
    const Instant now = m_parts.clock();
    QJsonArray requested;
    for (const Id lineId : lineIds) {
        Delivery delivery;
        delivery.id = m_parts.ids.next(now);
        delivery.lineId = lineId;
        delivery.orderId = orderId;
        if (insertDelivery(connection, delivery, now, now))
            requested.append(idText(lineId));
    }
    if (requested.isEmpty())
        return;
    tellRequested(connection, orderId, requested, 1);
}

void Deliveries::tellRequested(sql::Connection &connection, Id orderId, const QJsonArray &lineIds, qint64 sequence)
{
    events::Event event = eventOf(orderId, event::deliveryRequested, {{QStringLiteral("lineIds"), lineIds}});
    event.sequence = sequence;
    event.at = m_parts.clock();
    m_parts.outbox.append(connection, event);
}

QCoro::Task<> Deliveries::handOver(Delivery delivery)
{
    const auto marked = m_parts.database.write(sql::Queue::Saga, [this, delivery](sql::Connection &connection) {
        return markHandedOver(connection, delivery.id);
    });
    if (!co_await marked)
        co_return; // taken back meanwhile
    const CarrierOutcome outcome = co_await m_carrier.request(delivery);
    const auto booked =
        m_parts.database.write(sql::Queue::Saga, [this, delivery, outcome](sql::Connection &connection) {
            book(connection, delivery, outcome);
        });
    co_await booked;
}

QCoro::Task<> Deliveries::follow(Delivery delivery)
{
    const CarrierOutcome outcome = co_await m_carrier.read(delivery.reference);
    const auto booked =
        m_parts.database.write(sql::Queue::Saga, [this, delivery, outcome](sql::Connection &connection) {
            book(connection, delivery, outcome);
        });
    co_await booked;
}

QCoro::Task<> Deliveries::notified(QByteArray reference)
{
    const auto found = m_parts.database.read(
        [reference](sql::Connection &connection) { return findByReference(connection, reference); });
    const auto delivery = co_await found;
    if (!delivery || !m_knocks.admits(QByteArray::number(delivery->id), m_parts.clock()))
        co_return;
    if (delivery->state == DeliveryState::Requested || delivery->state == DeliveryState::InDelivery)
        co_await follow(*delivery);
}

void Deliveries::book(sql::Connection &connection, const Delivery &before, const CarrierOutcome &outcome)
{
    const auto delivery = findDelivery(connection, before.id);
    if (!delivery || delivery->heldBack != HeldBack::No)
        return; // a cancel decides about it
    const Instant now = m_parts.clock();
    switch (outcome.kind) {
    case Kind::Accepted:
        keepReference(connection, delivery->id, outcome.reference, now + lookAgain);
        return;
    case Kind::Refused:
        if (canMove(delivery->state, DeliveryState::Failed))
            move(connection, *delivery, DeliveryState::Failed,
                 QStringLiteral("the carrier refuses: ") + outcome.reason);
        return;
    case Kind::State:
        break;
    default:
        postpone(connection, delivery->id, now + askAgainAfter(delivery->attempts + 1));
        return;
    }
    keepFollowing(connection, delivery->id, now + lookAgain);
    const bool bothSteps = outcome.state == DeliveryState::Completed && delivery->state == DeliveryState::Requested;
    if (bothSteps) {
        move(connection, *delivery, DeliveryState::InDelivery, {});
        book(connection, before, outcome);
        return;
    }
    // A shipment that vanished at the carrier without us having withdrawn it has failed.
    const bool vanished = outcome.state == DeliveryState::Canceled && delivery->state != DeliveryState::Canceled;
    const DeliveryState to = vanished ? DeliveryState::Failed : outcome.state;
    if (canMove(delivery->state, to))
        move(connection, *delivery, to, to == DeliveryState::Failed ? QStringLiteral("the carrier failed") : QString());
}

void Deliveries::move(sql::Connection &connection, const Delivery &delivery, DeliveryState to, const QString &reason)
{
    if (!moveDelivery(connection, delivery, {to, reason}, m_parts.clock()))
        return;
    if (to == DeliveryState::InDelivery)
        tell(connection, delivery, event::deliveryStarted, reason);
    else if (to == DeliveryState::Completed)
        tell(connection, delivery, event::delivered, reason);
    else if (to == DeliveryState::Failed)
        tell(connection, delivery, event::deliveryFailed, reason);
}

void Deliveries::tell(sql::Connection &connection, const Delivery &delivery, const char *type, const QString &reason)
{
    QJsonObject payload{{QStringLiteral("lineId"), idText(delivery.lineId)}};
    if (!reason.isEmpty())
        payload.insert(QStringLiteral("reason"), reason);
    events::Event event = eventOf(delivery.orderId, type, payload);
    event.sequence = delivery.version + 1;
    event.at = m_parts.clock();
    m_parts.outbox.append(connection, event);
}

} // namespace firstcome::deliveries
