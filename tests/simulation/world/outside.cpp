// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/town.h"

namespace firstcome::simulation {

namespace {

constexpr auto ended = "COMPLETED"; // a driver has nothing more to do with it

}

void Town::moveShipment()
{
    const auto &all = m_site.companies.shipments();
    if (all.empty())
        return;
    const QByteArray reference = m_site.dice.oneOf(all);
    const bool fails = m_site.plan.faults && rarely();
    if (!m_site.companies.moveShipment(reference, fails))
        return;
    const auto *shipment = m_site.companies.carrier().find(reference);
    const QByteArray state = simulators::shipmentStateName(shipment->state);
    m_site.tell({"carrier", "moves " + reference + " of order " + shipment->orderId.toLatin1() + " to " + state});
    if (state != ended || m_site.dice.inThousand(800))
        notifyOfShipment(reference);
}

void Town::notifyOfShipment(const QByteArray &reference)
{
    if (m_site.dice.inThousand(m_site.weather.lost))
        return;
    const Asked knock =
        post({}, "/v1/deliveries/notifications", {{QStringLiteral("reference"), QString::fromLatin1(reference)}});
    m_site.agenda.add(within({1, 2'000}), [this, knock] { send(knock); });
}

void Town::notifyOfPayment()
{
    const auto &payments = m_site.companies.gateway().payments();
    if (payments.empty())
        return;
    const auto &payment = payments[size_t(m_site.dice.below(qint64(payments.size())))];
    const QJsonObject data{{QStringLiteral("paymentKey"), QString::fromLatin1(payment.paymentKey)},
                           {QStringLiteral("status"), QStringLiteral("DONE")}};
    send(post(
        {}, "/v1/payments/notifications",
        {{QStringLiteral("eventType"), QStringLiteral("PAYMENT_STATUS_CHANGED")}, {QStringLiteral("data"), data}}));
}

void Town::payBackByHand()
{
    const auto &payments = m_site.companies.gateway().payments();
    if (payments.empty())
        return;
    const auto &payment = payments[size_t(m_site.dice.below(qint64(payments.size())))];
    const Money left = payment.amount - payment.canceled();
    const QByteArray key = payment.paymentKey;
    const auto order = idFrom(QStringView(payment.orderId));
    if (left <= 0 || !payment.isApproved(m_site.now))
        return;
    const Money amount = m_site.dice.inThousand(500) ? left : m_site.dice.within({1, left});
    if (m_site.companies.cancelByHand(key, amount))
        m_site.fault("by-hand", order);
}

} // namespace firstcome::simulation
