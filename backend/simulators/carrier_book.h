// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/simulators/gateway_answers.h"
#include "backend/simulators/simulator_settings.h"
#include <random>
#include <unordered_map>

namespace firstcome::simulators {

enum class ShipmentState : quint8 { Requested, InDelivery, Completed, Canceled, Failed, Refused };

QByteArray shipmentStateName(ShipmentState state);
std::optional<ShipmentState> shipmentStateFrom(QStringView name);

/// A parcel as the carrier knows it. Whoever it is for is not remembered.
struct Shipment
{
    QByteArray reference;
    QString deliveryId; ///< unique: asked twice, it is the same shipment
    QString orderId;
    ShipmentState state = ShipmentState::Requested;
    Instant updatedAt{};
};

/// Everything the carrier remembers. A delivery it refused stays refused. Its references depend on when it was opened,
/// as the gateway's keys do.
/// Thread: none of its own; see JournaledBook.
class CarrierBook
{
public:
    explicit CarrierBook(quint64 seed, Instant openedAt = {})
        : m_random(seed), m_names(seed ^ quint64(toMillis(openedAt)))
    {
    }

    const Shipment *find(const QByteArray &reference) const;
    const Shipment *findForDelivery(const QString &deliveryId) const;
    void put(const Shipment &shipment);
    std::size_t count() const { return m_shipments.size(); }

    void restore(const QJsonObject &record);
    QList<QJsonObject> records(Instant now) const;

    QByteArray newReference();
    bool happens(double rate);

private:
    std::mt19937_64 m_random;
    std::mt19937_64 m_names;
    std::unordered_map<QByteArray, Shipment> m_shipments; ///< by reference
    std::unordered_map<QString, QByteArray> m_ofDelivery;
};

QJsonObject recordOf(const Shipment &shipment);

} // namespace firstcome::simulators
