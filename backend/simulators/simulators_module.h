// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/module.h"
#include "backend/platform/outgoing/http_client.h"
#include "backend/simulators/carrier_routes.h"
#include "backend/simulators/gateway_routes.h"

namespace firstcome::simulators {

struct SimulatorsSetup
{
    QString folder;                   ///< of the journals: DATA/simulator
    QByteArray secretKey;             ///< of the gateway's Basic auth
    QByteArray prefix = "/simulator"; ///< empty where nothing else is served
    Clock clock = systemNow;
    quint64 seed = 1;
    SimulatorSettings settings;
    NotifyShop notifyShop; ///< after a shipment moved; may be empty
    bool gateway = true;   ///< is played here
    bool carrier = true;   ///< is played here
};

/// Posts `{reference}` to the shop's notification address and does not wait: a lost one is found by the shop's sweep.
NotifyShop notifyOver(outgoing::HttpClient &client, QByteArray url);

/// Gateway and carrier in this process, as far as they are played here; how they behave can be set where both are.
/// Reads its journals when made; a damaged one is an exception.
class SimulatorsModule : public Module
{
public:
    explicit SimulatorsModule(SimulatorsSetup setup);

    void mountRoutes(http::Router &router) override;
    Id highestId(sql::Connection &) const override { return 0; } // its books number themselves
    /// The gateway is played here, and its book was empty at the start.
    bool hasNewGateway() const { return m_playsGateway && m_gatewayBook.wasEmpty(); }

private:
    http::Response changeSettings(const http::Request &request);
    http::Response calls(const http::Request &request) const;

    QByteArray m_prefix;
    bool m_playsGateway;
    bool m_playsCarrier;
    LiveSettings m_settings;
    CallLog m_calls;
    Reception m_reception;
    JournaledBook<GatewayBook> m_gatewayBook;
    JournaledBook<CarrierBook> m_carrierBook;
    GatewayRoutes m_gateway;
    CarrierRoutes m_carrier;
};

} // namespace firstcome::simulators
