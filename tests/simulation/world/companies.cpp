// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/companies.h"

#include "backend/simulators/cancel_payment.h"
#include "backend/simulators/confirm_payment.h"
#include "backend/simulators/move_shipment.h"
#include "backend/simulators/open_window.h"
#include <QJsonDocument>

namespace firstcome::simulation {

namespace {

using simulators::SimulatedAnswer;

constexpr auto paymentsPath = "/v1/payments/";
constexpr auto shipmentsPath = "/carrier/shipments";

QByteArray pathOf(const outgoing::Call &call)
{
    return call.url.mid(call.url.indexOf('/', 7)); // behind http://
}

QJsonObject bodyOf(const outgoing::Call &call)
{
    return QJsonDocument::fromJson(call.body).object();
}

/// The payment key in the path of a look-up or a cancel.
QByteArray keyIn(QByteArray path)
{
    path = path.mid(qsizetype(qstrlen(paymentsPath)));
    return path.left(path.indexOf('/') < 0 ? path.size() : path.indexOf('/'));
}

QByteArray referenceIn(const QByteArray &path)
{
    return path.mid(qsizetype(qstrlen(shipmentsPath)) + 1);
}

} // namespace

template <typename Book>
SimulatedAnswer Companies::booked(Book &book, SimulatedAnswer answer)
{
    if (!answer.record.isEmpty())
        book.restore(answer.record);
    return answer;
}

Said Companies::answer(const outgoing::Call &call)
{
    const bool gateway = call.url.startsWith(gatewayUrl);
    return {gateway ? atGateway(call) : atCarrier(call), gateway};
}

SimulatedAnswer Companies::atGateway(const outgoing::Call &call)
{
    if (m_keyRefused)
        return simulators::tossError("UNAUTHORIZED_KEY");
    const QByteArray path = pathOf(call);
    simulators::GatewayCall asked;
    asked.route = call.method + ' ' + path;
    asked.idempotencyKey = call.idempotencyKey;
    asked.body = bodyOf(call);
    asked.now = m_clock();
    asked.settings = settings.gateway;
    if (path == "/windows") {
        const auto window = simulators::windowRequestFrom(call.body);
        return booked(m_gateway, simulators::openWindow(m_gateway, *window, asked.now));
    }
    if (call.method == "GET") {
        const auto *payment = m_gateway.find(keyIn(path));
        return payment ? SimulatedAnswer{200, paymentObject(*payment, asked.now, payment->cancels.size()), {}, {}}
                       : simulators::tossError("NOT_FOUND_PAYMENT");
    }
    if (path.endsWith("/cancel"))
        return booked(m_gateway, simulators::cancelPayment(m_gateway, keyIn(path), asked));
    return booked(m_gateway, simulators::confirmPayment(m_gateway, asked));
}

SimulatedAnswer Companies::atCarrier(const outgoing::Call &call)
{
    const QByteArray path = pathOf(call);
    if (call.method == "POST") {
        const QJsonObject body = bodyOf(call);
        QString deliveryId = QString::fromUtf8(call.idempotencyKey);
        if (deliveryId.isEmpty())
            deliveryId = body[QLatin1StringView("deliveryId")].toString();
        const simulators::ShipmentRequest wanted{deliveryId, body[QLatin1StringView("orderId")].toString(), m_clock(),
                                                 settings.carrier};
        SimulatedAnswer answer = booked(m_carrier, simulators::requestShipment(m_carrier, wanted));
        if (!answer.record.isEmpty() && answer.status == 201)
            m_shipments.push_back(answer.body[QLatin1StringView("reference")].toString().toLatin1());
        return answer;
    }
    const simulators::ShipmentCall about{referenceIn(path), {}, m_clock(), settings.carrier};
    if (call.method == "DELETE")
        return booked(m_carrier, simulators::cancelShipment(m_carrier, about));
    return simulators::readShipment(m_carrier, about);
}

std::optional<Id> Companies::orderOf(const outgoing::Call &call) const
{
    const QByteArray path = pathOf(call);
    QString order = bodyOf(call)[QLatin1StringView("orderId")].toString();
    if (path.startsWith(paymentsPath) && order.isEmpty()) {
        const auto *payment = m_gateway.find(keyIn(path));
        order = payment ? payment->orderId : QString();
    } else if (path.startsWith(shipmentsPath) && order.isEmpty()) {
        const auto *shipment = m_carrier.find(referenceIn(path));
        order = shipment ? shipment->orderId : QString();
    }
    return idFrom(QStringView(order));
}

QByteArray Companies::openWindow(const Window &window)
{
    const simulators::WindowRequest request{window.orderId, window.amount, window.outcome};
    const auto answer = booked(m_gateway, simulators::openWindow(m_gateway, request, m_clock()));
    return answer.body[QLatin1StringView("paymentKey")].toString().toLatin1();
}

bool Companies::cancelByHand(const QByteArray &paymentKey, Money amount)
{
    simulators::GatewayCall call;
    call.now = m_clock();
    call.body = {{QStringLiteral("cancelReason"), QStringLiteral("By hand")}, {QStringLiteral("cancelAmount"), amount}};
    const auto answer = booked(m_gateway, simulators::cancelPayment(m_gateway, paymentKey, call));
    if (answer.status == 200)
        m_byHand.insert(paymentKey);
    return answer.status == 200;
}

bool Companies::moveShipment(const QByteArray &reference, bool fails)
{
    simulators::ShipmentCall call{reference, {}, m_clock(), {}};
    if (fails)
        call.body.insert(QStringLiteral("state"), QStringLiteral("FAILED"));
    return booked(m_carrier, simulators::advanceShipment(m_carrier, call)).status == 200;
}

} // namespace firstcome::simulation
