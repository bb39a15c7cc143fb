// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/deliveries/deliveries.h"

#include "backend/platform/events/causes.h"

namespace firstcome::deliveries {

namespace {

constexpr std::chrono::seconds lease{20}; ///< longer than any call to the carrier lasts

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

void Deliveries::requestAll(sql::Connection &connection, const std::vector<SoldLines> &sold)
{
    const Instant now = m_parts.clock();
    std::vector<Id> lineIds;
    for (const SoldLines &lines : sold)
        lineIds.insert(lineIds.end(), lines.lineIds.begin(), lines.lineIds.end());
    std::unordered_set<Id> known = linesWithDelivery(connection, lineIds);
    std::vector<Delivery> added;
    std::vector<events::Event> events;
    for (const SoldLines &lines : sold) {
        QList<Id> requested;
        for (const Id lineId : lines.lineIds) {
            if (!known.insert(lineId).second)
                continue;
            Delivery delivery;
            delivery.id = m_parts.ids.next(now);
            delivery.lineId = lineId;
            delivery.orderId = lines.orderId;
            added.push_back(delivery);
            requested.append(lineId);
        }
        if (!requested.isEmpty())
            events.push_back(requestedEvent(lines.orderId, requested, 1, now));
    }
    insertDeliveries(connection, added, now);
    m_parts.outbox.append(connection, events);
}

QCoro::Task<> Deliveries::handOver(Delivery delivery)
{
    const auto marked = m_parts.database.write(sql::Queue::Saga, [this, delivery](sql::Connection &connection) {
        const bool sample = m_parts.loadOrders.all(connection, {delivery.orderId}).contains(delivery.orderId);
        if (sample)
            book(connection, delivery, sampleOutcome(delivery));
        const bool isOurs = !sample && markHandedOver(connection, delivery.id);
        return std::pair(isOurs, events::lastCause(connection, delivery.orderId));
    });
    const auto [isOurs, cause] = co_await marked;
    if (!isOurs)
        co_return; // taken back meanwhile, or nobody's
    const CarrierOutcome outcome = co_await m_carrier.request(delivery, cause);
    const auto booked =
        m_parts.database.write(sql::Queue::Saga, [this, delivery, outcome](sql::Connection &connection) {
            book(connection, delivery, outcome);
        });
    co_await booked;
}

QCoro::Task<> Deliveries::follow(Delivery delivery)
{
    CarrierOutcome outcome;
    if (delivery.reference == sampleReference(delivery.id))
        outcome = sampleOutcome(delivery);
    else
        outcome = co_await m_carrier.read(delivery.reference);
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
    if (const auto delivery = findDelivery(connection, before.id))
        write(connection, *delivery, afterAnswer(*delivery, outcome, m_parts.clock()));
}

void Deliveries::write(sql::Connection &connection, const Delivery &delivery, const DeliveryMoves &moves)
{
    if (moves.look)
        lookAgainAt(connection, delivery.id, *moves.look);
    Delivery stands = delivery;
    for (const DeliveryMove &step : moves.steps) {
        if (!moveDelivery(connection, stands, step, m_parts.clock()))
            return; // somebody else has moved it
        stands.state = step.to;
    }
    m_parts.outbox.append(connection, moves.events);
}

} // namespace firstcome::deliveries
