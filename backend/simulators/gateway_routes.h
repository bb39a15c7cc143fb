// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/simulators/gateway_call.h"
#include "backend/simulators/journaled_book.h"
#include "backend/simulators/reception.h"

namespace firstcome::simulators {

/// What the gateway's routes stand on.
struct GatewayDesk
{
    JournaledBook<GatewayBook> &book;
    Reception &reception;
    QByteArray secretKey;
};

/// The gateway over HTTP: Toss's contract behind Basic auth, and the payment window that a shopper would have seen.
/// Thread: lanes.
class GatewayRoutes
{
public:
    explicit GatewayRoutes(GatewayDesk desk) : m_desk(std::move(desk)) {}

    void mount(http::Router &router, const QByteArray &prefix);

private:
    using Rule = std::function<SimulatedAnswer(GatewayBook &, const GatewayCall &)>;

    QCoro::Task<http::Response> answer(const http::Request &request, const QByteArray &name, const Rule &rule);
    SimulatedAnswer decide(const http::Request &request, const Rule &rule);
    std::optional<SimulatedAnswer> unauthorized(const http::Request &request) const;
    http::Response openWindow(const http::Request &request);
    http::Response book(const http::Request &request) const;

    GatewayDesk m_desk;
};

} // namespace firstcome::simulators
