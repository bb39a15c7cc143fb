// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/deliveries/delivery.h"
#include "backend/platform/outgoing/guarded_client.h"

namespace firstcome::deliveries {

/// The carrier over HTTP: shipments are requested with the delivery's id as key, withdrawn, and read.
/// Invariant: only a definite answer is called one.
/// Thread: any with a Loop.
class Carrier
{
public:
    /// `url` is the base, asked at each call: the simulator's port is known only after the start.
    Carrier(outgoing::GuardedClient &client, std::function<QByteArray()> url) : m_client(client), m_url(std::move(url))
    {
    }

    QCoro::Task<CarrierOutcome> request(Delivery delivery, QByteArray cause = {});
    QCoro::Task<CarrierOutcome> read(QByteArray reference);
    QCoro::Task<CarrierOutcome> withdraw(QByteArray reference);

private:
    outgoing::GuardedClient &m_client;
    std::function<QByteArray()> m_url;
};

CarrierOutcome decodeRequest(const outgoing::Answer &answer);
CarrierOutcome decodeState(const outgoing::Answer &answer);
CarrierOutcome decodeWithdrawal(const outgoing::Answer &answer);

} // namespace firstcome::deliveries
