// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/outgoing/call.h"
#include "backend/simulators/carrier_book.h"
#include "backend/simulators/gateway_book.h"
#include <set>

namespace firstcome::simulation {

/// How one call ended at the company, and how long that took.
struct Said
{
    simulators::SimulatedAnswer answer;
    bool gateway = true;
};

/// The payment gateway and the carrier with their real rules and books, and what people do there by hand. They outlive
/// the shop's process and know nothing of it.
/// Thread: one.
class Companies
{
public:
    static constexpr auto gatewayUrl = "http://gateway";
    static constexpr auto carrierUrl = "http://carrier";
    static constexpr auto secretKey = "the-secret";

    Companies(quint64 seed, Clock clock) : m_gateway(seed), m_carrier(seed ^ 1), m_clock(std::move(clock)) {}

    Said answer(const outgoing::Call &call);
    /// The order a call is about; nothing for what is none's.
    std::optional<Id> orderOf(const outgoing::Call &call) const;

    struct Window
    {
        QString orderId;
        Money amount = 0;
        simulators::Outcome outcome = simulators::Outcome::Approve;
    };
    /// The payment key a shopper comes back with.
    QByteArray openWindow(const Window &window);
    /// Somebody gives money back in the gateway's own console; false where there is none.
    bool cancelByHand(const QByteArray &paymentKey, Money amount);
    /// The next state, or FAILED; false where it has ended.
    bool moveShipment(const QByteArray &reference, bool fails);

    void refuseKey(bool refused) { m_keyRefused = refused; }
    const simulators::GatewayBook &gateway() const { return m_gateway; }
    const simulators::CarrierBook &carrier() const { return m_carrier; }
    const std::set<QByteArray> &touchedByHand() const { return m_byHand; }
    /// References of all shipments, in the order in which they were requested.
    const std::vector<QByteArray> &shipments() const { return m_shipments; }
    simulators::SimulatorSettings settings{};

private:
    simulators::SimulatedAnswer atGateway(const outgoing::Call &call);
    simulators::SimulatedAnswer atCarrier(const outgoing::Call &call);
    template <typename Book>
    simulators::SimulatedAnswer booked(Book &book, simulators::SimulatedAnswer answer);

    simulators::GatewayBook m_gateway;
    simulators::CarrierBook m_carrier;
    const Clock m_clock;
    bool m_keyRefused = false;
    std::set<QByteArray> m_byHand;
    std::vector<QByteArray> m_shipments;
};

} // namespace firstcome::simulation
