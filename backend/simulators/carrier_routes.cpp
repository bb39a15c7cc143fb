// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/carrier_routes.h"

#include <QJsonDocument>

namespace firstcome::simulators {

namespace {

using http::Policy;
using http::Request;
using http::Response;

ShipmentCall callFrom(const Request &request, Instant now, const CarrierSettings &settings)
{
    return {request.parameters[0], QJsonDocument::fromJson(request.body).object(), now, settings};
}

} // namespace

void CarrierRoutes::mount(http::Router &router, const QByteArray &prefix)
{
    const QByteArray shipments = prefix + "/carrier/shipments";
    const QByteArray shipment = shipments + "/{reference}";
    router.post(shipments, Policy::open(), [this](const Request &asked) { return request(asked); });
    router.get(shipment, Policy::open(), [this](const Request &asked) { return about(asked, "track", readShipment); });
    http::Route cancel;
    cancel.method = http::Method::Delete;
    cancel.pattern = shipment;
    cancel.policy = Policy::open();
    cancel.handler =
        http::AsyncHandler([this](const Request &asked) { return about(asked, "withdraw", cancelShipment); });
    router.add(http::silent(std::move(cancel)));
    router.post(shipment + "/advance", Policy::open(), [this](const Request &asked) { return advance(asked); });
}

QCoro::Task<Response> CarrierRoutes::request(const Request &request)
{
    const CarrierSettings settings = m_desk.reception.settings().carrier;
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    QString deliveryId = QString::fromUtf8(request.header("idempotency-key"));
    if (deliveryId.isEmpty())
        deliveryId = body[QLatin1StringView("deliveryId")].toString();
    const ShipmentRequest wanted{deliveryId, body[QLatin1StringView("orderId")].toString(), m_desk.reception.now(),
                                 settings};
    return m_desk.reception.answer({request, "ship", settings.latency}, [&] {
        return m_desk.book.act([&](CarrierBook &book) { return requestShipment(book, wanted); });
    });
}

QCoro::Task<Response> CarrierRoutes::about(const Request &request, const QByteArray &name, Rule rule)
{
    const CarrierSettings settings = m_desk.reception.settings().carrier;
    const ShipmentCall call = callFrom(request, m_desk.reception.now(), settings);
    return m_desk.reception.answer({request, name, settings.latency}, [&] {
        return m_desk.book.act([&](CarrierBook &book) { return rule(book, call); });
    });
}

Response CarrierRoutes::advance(const Request &request)
{
    const ShipmentCall call = callFrom(request, m_desk.reception.now(), {});
    const SimulatedAnswer answer = m_desk.book.act([&](CarrierBook &book) { return advanceShipment(book, call); });
    if (answer.status == 200 && m_desk.notifyShop)
        m_desk.notifyShop(call.reference);
    return http::json(answer.status, answer.body);
}

} // namespace firstcome::simulators
