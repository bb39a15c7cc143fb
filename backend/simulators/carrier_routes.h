// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/simulators/journaled_book.h"
#include "backend/simulators/move_shipment.h"
#include "backend/simulators/reception.h"

namespace firstcome::simulators {

/// Tells the shop that a shipment changed; only its reference, the shop then asks. Called on a lane, must not block.
using NotifyShop = std::function<void(const QByteArray &reference)>;

/// What the carrier's routes stand on.
struct CarrierDesk
{
    JournaledBook<CarrierBook> &book;
    Reception &reception;
    NotifyShop notifyShop; ///< may be empty
};

/// The carrier over HTTP. Thread: lanes.
class CarrierRoutes
{
public:
    explicit CarrierRoutes(CarrierDesk desk) : m_desk(std::move(desk)) {}

    void mount(http::Router &router, const QByteArray &prefix);

private:
    using Rule = SimulatedAnswer (*)(CarrierBook &, const ShipmentCall &);

    QCoro::Task<http::Response> request(const http::Request &request);
    QCoro::Task<http::Response> about(const http::Request &request, const QByteArray &name, Rule rule);
    http::Response advance(const http::Request &request);

    CarrierDesk m_desk;
};

} // namespace firstcome::simulators
