// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/move_shipment.h"

namespace firstcome::simulators {

namespace {

struct CarrierError
{
    int status;
    QLatin1StringView code;
    QLatin1StringView message;
};

constexpr CarrierError malformed{400, QLatin1StringView("REQUEST_INVALID"),
                                 QLatin1StringView("Idempotency-Key (or deliveryId) must name the delivery.")};
constexpr CarrierError notFound{404, QLatin1StringView("SHIPMENT_NOT_FOUND"),
                                QLatin1StringView("There is no such shipment.")};
constexpr CarrierError underway{409, QLatin1StringView("SHIPMENT_UNDERWAY"),
                                QLatin1StringView("The shipment is underway or has ended.")};
constexpr CarrierError ended{409, QLatin1StringView("SHIPMENT_ENDED"), QLatin1StringView("The shipment has ended.")};
constexpr CarrierError noSuchMove{422, QLatin1StringView("STATE_INVALID"),
                                  QLatin1StringView("Only the next state or FAILED can follow.")};
constexpr CarrierError refusedForGood{422, QLatin1StringView("DELIVERY_REFUSED"),
                                      QLatin1StringView("The carrier does not deliver this.")};
constexpr CarrierError brokenDown{503, QLatin1StringView("CARRIER_UNAVAILABLE"),
                                  QLatin1StringView("The carrier's system is down.")};

SimulatedAnswer no(const CarrierError &error)
{
    const QJsonObject body{{QStringLiteral("code"), error.code}, {QStringLiteral("message"), error.message}};
    return {error.status, body, {}, {}};
}

QJsonObject view(const Shipment &shipment)
{
    return {{QStringLiteral("reference"), QString::fromLatin1(shipment.reference)},
            {QStringLiteral("deliveryId"), shipment.deliveryId},
            {QStringLiteral("orderId"), shipment.orderId},
            {QStringLiteral("state"), QString::fromLatin1(shipmentStateName(shipment.state))},
            {QStringLiteral("updatedAt"), toIso(shipment.updatedAt)}};
}

/// Empty when it has reached an end.
std::optional<ShipmentState> nextState(ShipmentState state)
{
    if (state == ShipmentState::Requested)
        return ShipmentState::InDelivery;
    if (state == ShipmentState::InDelivery)
        return ShipmentState::Completed;
    return std::nullopt;
}

SimulatedAnswer moved(Shipment shipment, ShipmentState state, Instant now)
{
    shipment.state = state;
    shipment.updatedAt = now;
    return {200, view(shipment), {}, recordOf(shipment)};
}

/// A refused delivery has a record, so that it stays refused, but no shipment anyone may see.
const Shipment *visible(const CarrierBook &book, const QByteArray &reference)
{
    const Shipment *shipment = book.find(reference);
    return shipment && shipment->state != ShipmentState::Refused ? shipment : nullptr;
}

} // namespace

SimulatedAnswer requestShipment(CarrierBook &book, const ShipmentRequest &request)
{
    if (request.deliveryId.isEmpty())
        return no(malformed);
    if (book.happens(request.settings.failureRate))
        return no(brokenDown);
    const Shipment *known = book.findForDelivery(request.deliveryId);
    Shipment shipment = known ? *known : Shipment{};
    SimulatedAnswer answer{201, {}, {}, {}};
    if (!known) {
        const bool refused = book.happens(request.settings.refuseRate);
        shipment = {book.newReference(), request.deliveryId, request.orderId,
                    refused ? ShipmentState::Refused : ShipmentState::Requested, request.now};
        answer.record = recordOf(shipment);
    }
    if (shipment.state == ShipmentState::Refused) {
        SimulatedAnswer refusal = no(refusedForGood);
        refusal.record = answer.record;
        return refusal;
    }
    answer.body = view(shipment);
    return answer;
}

SimulatedAnswer readShipment(CarrierBook &book, const ShipmentCall &call)
{
    if (book.happens(call.settings.failureRate))
        return no(brokenDown);
    const Shipment *shipment = visible(book, call.reference);
    return shipment ? SimulatedAnswer{200, view(*shipment), {}, {}} : no(notFound);
}

SimulatedAnswer cancelShipment(CarrierBook &book, const ShipmentCall &call)
{
    if (book.happens(call.settings.failureRate))
        return no(brokenDown);
    const Shipment *shipment = visible(book, call.reference);
    if (!shipment)
        return no(notFound);
    if (shipment->state == ShipmentState::Canceled)
        return {204, {}, {}, {}};
    if (shipment->state != ShipmentState::Requested)
        return no(underway);
    SimulatedAnswer answer = moved(*shipment, ShipmentState::Canceled, call.now);
    answer.status = 204;
    answer.body = {};
    return answer;
}

SimulatedAnswer advanceShipment(CarrierBook &book, const ShipmentCall &call)
{
    const Shipment *shipment = visible(book, call.reference);
    if (!shipment)
        return no(notFound);
    const auto next = nextState(shipment->state);
    if (!next)
        return no(ended);
    const QJsonValue wish = call.body[QLatin1StringView("state")];
    if (wish.isUndefined())
        return moved(*shipment, *next, call.now);
    const auto wanted = shipmentStateFrom(wish.toString());
    if (!wanted || (*wanted != *next && *wanted != ShipmentState::Failed))
        return no(noSuchMove);
    return moved(*shipment, *wanted, call.now);
}

} // namespace firstcome::simulators
