// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/carrier_book.h"

#include <array>

namespace firstcome::simulators {

namespace {

constexpr std::array<const char *, 6> stateNames{"REQUESTED", "IN_DELIVERY", "COMPLETED",
                                                 "CANCELED",  "FAILED",      "REFUSED"};

}

QByteArray shipmentStateName(ShipmentState state)
{
    return stateNames[std::size_t(state)];
}

std::optional<ShipmentState> shipmentStateFrom(QStringView name)
{
    for (std::size_t i = 0; i < stateNames.size(); ++i) {
        if (name == QLatin1StringView(stateNames[i]))
            return ShipmentState(i);
    }
    return std::nullopt;
}

QJsonObject recordOf(const Shipment &shipment)
{
    const QJsonObject fields{{QStringLiteral("reference"), QString::fromLatin1(shipment.reference)},
                             {QStringLiteral("delivery"), shipment.deliveryId},
                             {QStringLiteral("order"), shipment.orderId},
                             {QStringLiteral("state"), QString::fromLatin1(shipmentStateName(shipment.state))},
                             {QStringLiteral("at"), toMillis(shipment.updatedAt)}};
    return {{QStringLiteral("shipment"), fields}};
}

const Shipment *CarrierBook::find(const QByteArray &reference) const
{
    const auto found = m_shipments.find(reference);
    return found == m_shipments.end() ? nullptr : &found->second;
}

const Shipment *CarrierBook::findForDelivery(const QString &deliveryId) const
{
    const auto found = m_ofDelivery.find(deliveryId);
    return found == m_ofDelivery.end() ? nullptr : find(found->second);
}

void CarrierBook::put(const Shipment &shipment)
{
    m_ofDelivery.insert_or_assign(shipment.deliveryId, shipment.reference);
    m_shipments.insert_or_assign(shipment.reference, shipment);
}

void CarrierBook::restore(const QJsonObject &record)
{
    const QJsonObject fields = record[QLatin1StringView("shipment")].toObject();
    const auto state = shipmentStateFrom(fields[QLatin1StringView("state")].toString());
    if (!state)
        return;
    put({fields[QLatin1StringView("reference")].toString().toLatin1(), fields[QLatin1StringView("delivery")].toString(),
         fields[QLatin1StringView("order")].toString(), *state,
         fromMillis(fields[QLatin1StringView("at")].toInteger())});
}

QList<QJsonObject> CarrierBook::records(Instant) const
{
    QList<QJsonObject> records;
    for (const auto &[reference, shipment] : m_shipments)
        records.append(recordOf(shipment));
    return records;
}

QByteArray CarrierBook::newReference()
{
    QByteArray reference;
    do
        reference = "SHP" + QByteArray::number(quint64(m_names() >> 4)).rightJustified(19, '0');
    while (m_shipments.contains(reference));
    return reference;
}

bool CarrierBook::happens(double rate)
{
    return rate > 0 && std::uniform_real_distribution<double>(0, 1)(m_random) < rate;
}

} // namespace firstcome::simulators
