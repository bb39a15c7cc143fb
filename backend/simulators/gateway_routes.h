// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/simulators/gateway_call.h"
#include "backend/simulators/journaled_book.h"

namespace firstcome::simulators {

/// What the gateway's routes stand on.
struct GatewayDesk
{
    JournaledBook<GatewayBook> &book;
    const LiveSettings &settings;
    Clock clock;
    QByteArray secretKey;
};

/// The gateway over HTTP: Toss's contract behind Basic auth, and the payment window that a shopper would have seen.
/// Thread: lanes; answers wait on a timer, never on the lane.
class GatewayRoutes
{
public:
    explicit GatewayRoutes(GatewayDesk desk) : m_desk(std::move(desk)) {}

    void mount(http::Router &router, const QByteArray &prefix);

private:
    using Rule = std::function<SimulatedAnswer(GatewayBook &, const GatewayCall &)>;

    QCoro::Task<http::Response> answer(const http::Request &request, const Rule &rule);
    std::optional<SimulatedAnswer> unauthorized(const http::Request &request) const;
    http::Response openWindow(const http::Request &request);
    http::Response book(const http::Request &request) const;

    GatewayDesk m_desk;
};

/// Sends the answer once its delay is over.
QCoro::Task<http::Response> answerLater(SimulatedAnswer answer, std::chrono::milliseconds latency);

} // namespace firstcome::simulators
