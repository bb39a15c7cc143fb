// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/deliveries/delivery_moves.h"

#include "shared/contract/topics.h"
#include <QJsonArray>
#include <QJsonDocument>

namespace firstcome::deliveries {

namespace {

using Kind = CarrierOutcome::Kind;

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

const char *toldBy(DeliveryState to)
{
    switch (to) {
    case DeliveryState::InDelivery:
        return event::deliveryStarted;
    case DeliveryState::Completed:
        return event::delivered;
    case DeliveryState::Failed:
        return event::deliveryFailed;
    default:
        return nullptr;
    }
}

/// One step on, and what is told of it.
void step(DeliveryMoves &moves, Delivery &delivery, const DeliveryMove &move, Instant now)
{
    delivery.state = move.to;
    ++delivery.version;
    moves.steps.push_back(move);
    const char *type = toldBy(move.to);
    if (!type)
        return;
    QJsonObject payload{{QStringLiteral("lineId"), idText(delivery.lineId)}};
    if (!move.reason.isEmpty())
        payload.insert(QStringLiteral("reason"), move.reason);
    events::Event event = eventOf(delivery.orderId, type, payload);
    event.sequence = delivery.version;
    event.at = now;
    moves.events.push_back(event);
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

DeliveryMoves afterDays(const Delivery &delivery, Instant since, Instant now)
{
    DeliveryMoves moves;
    stepTo(moves, delivery, {movedByDay({delivery.state, since}, now), {}}, now);
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
    QJsonArray ids;
    for (const Id lineId : lineIds)
        ids.append(idText(lineId));
    events::Event event = eventOf(orderId, event::deliveryRequested, {{QStringLiteral("lineIds"), ids}});
    event.sequence = sequence;
    event.at = now;
    return event;
}

} // namespace firstcome::deliveries
