// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/simulators/carrier_book.h"

namespace firstcome::simulators {

struct ShipmentRequest
{
    QString deliveryId; ///< the idempotency key
    QString orderId;
    Instant now{};
    CarrierSettings settings;
};

/// POST /carrier/shipments: 201 {reference}, the same one for the same delivery; 422 when the carrier will not.
SimulatedAnswer requestShipment(CarrierBook &book, const ShipmentRequest &request);

/// What a later call about one shipment needs.
struct ShipmentCall
{
    QByteArray reference;
    QJsonObject body;
    Instant now{};
    CarrierSettings settings;
};

/// GET: where it is.
SimulatedAnswer readShipment(CarrierBook &book, const ShipmentCall &call);
/// DELETE: 204, also the second time; 409 once it is underway.
SimulatedAnswer cancelShipment(CarrierBook &book, const ShipmentCall &call);
/// POST .../advance: REQUESTED -> IN_DELIVERY -> COMPLETED, or to the state the body names where that is a legal move.
SimulatedAnswer advanceShipment(CarrierBook &book, const ShipmentCall &call);

} // namespace firstcome::simulators
