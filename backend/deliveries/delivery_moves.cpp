// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/deliveries/delivery_moves.h"

#include "backend/platform/events/event_payload.h"
#include "shared/contract/delivery_payloads.h"

namespace firstcome::deliveries {

namespace {

using Kind = CarrierOutcome::Kind;

/// What is told of a step; nothing of one that a cancel makes.
std::optional<events::Event> toldOf(const Delivery &delivery, const DeliveryMove &move, Instant now)
{
    const auto told = [&](const auto &payload) { return events::eventOf(payload, delivery.version, now); };
    switch (move.to) {
    case DeliveryState::InDelivery:
        return told(DeliveryStarted{delivery.orderId, delivery.lineId});
    case DeliveryState::Completed:
        return told(Delivered{delivery.orderId, delivery.lineId});
    case DeliveryState::Failed:
        return told(DeliveryFailed{delivery.orderId, delivery.lineId, move.reason});
    default:
        return std::nullopt;
    }
}

/// One step on, and what is told of it.
void step(DeliveryMoves &moves, Delivery &delivery, const DeliveryMove &move, Instant now)
{
    delivery.state = move.to;
    ++delivery.version;
    moves.steps.push_back(move);
    if (const auto event = toldOf(delivery, move, now))
        moves.events.push_back(*event);
}

/// To where it is, over what lies between.
void stepTo(DeliveryMoves &moves, Delivery delivery, const DeliveryMove &move, Instant now)
{
    if (delivery.state == DeliveryState::Requested && move.to == DeliveryState::Completed)
        step(moves, delivery, {DeliveryState::InDelivery, {}}, now);
    if (canMove(delivery.state, move.to))
        step(moves, delivery, move, now);
}

} // namespace

DeliveryMoves afterAnswer(const Delivery &delivery, const CarrierOutcome &answer, Instant now)
{
    DeliveryMoves moves;
    if (delivery.heldBack != HeldBack::No)
        return moves; // a cancel decides about it
    switch (answer.kind) {
    case Kind::Accepted:
        moves.look = NextLook{now + lookAgain, true, answer.reference};
        return moves;
    case Kind::Refused:
        stepTo(moves, delivery, {DeliveryState::Failed, QStringLiteral("the carrier refuses: ") + answer.reason}, now);
        return moves;
    case Kind::State:
        break;
    default:
        moves.look = NextLook{now + askAgainAfter(delivery.attempts + 1), false};
        return moves;
    }
    moves.look = NextLook{now + lookAgain};
    // A shipment that vanished at the carrier without us having withdrawn it has failed.
    const bool failed = answer.state == DeliveryState::Failed || answer.state == DeliveryState::Canceled;
    stepTo(moves, delivery,
           failed ? DeliveryMove{DeliveryState::Failed, QStringLiteral("the carrier failed")}
                  : DeliveryMove{answer.state, {}},
           now);
    return moves;
}

DeliveryMoves afterDays(const OnItsWay &found, Instant now)
{
    DeliveryMoves moves;
    stepTo(moves, found.delivery, {movedByDay({found.delivery.state, found.since}, now), {}}, now);
    return moves;
}

std::optional<Withholding> withhold(const QList<Delivery> &ofOrder, const QList<Id> &lineIds)
{
    Withholding withholding;
    for (const Delivery &delivery : ofOrder) {
        if (!lineIds.contains(delivery.lineId))
            continue;
        if (delivery.state == DeliveryState::InDelivery || delivery.state == DeliveryState::Completed)
            return std::nullopt;
        if (delivery.state == DeliveryState::Requested && delivery.heldBack == HeldBack::No)
            (delivery.handedOver ? withholding.toWithdraw : withholding.toHold).append(delivery);
    }
    return withholding;
}

QList<Delivery> heldBackOf(const QList<Delivery> &ofOrder, const QList<Id> &lineIds)
{
    QList<Delivery> held;
    for (const Delivery &delivery : ofOrder) {
        if (lineIds.contains(delivery.lineId) && delivery.heldBack != HeldBack::No)
            held.append(delivery);
    }
    return held;
}

events::Event requestedEvent(Id orderId, const QList<Id> &lineIds, qint64 sequence, Instant now)
{
    return events::eventOf(DeliveryRequested{orderId, {lineIds.begin(), lineIds.end()}}, sequence, now);
}

} // namespace firstcome::deliveries
