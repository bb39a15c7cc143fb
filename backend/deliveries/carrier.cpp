// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/deliveries/carrier.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace firstcome::deliveries {

namespace {

constexpr std::chrono::milliseconds callTimeout{10'000};

using Kind = CarrierOutcome::Kind;

CarrierOutcome lost(const outgoing::Answer &answer)
{
    CarrierOutcome outcome;
    if (const auto *notSent = std::get_if<outgoing::NotSent>(&answer)) {
        outcome.kind = Kind::NotSent;
        outcome.reason = notSent->reason;
    } else if (const auto *unknown = std::get_if<outgoing::Unknown>(&answer)) {
        outcome.reason = unknown->reason;
    } else {
        outcome.reason = QStringLiteral("status %1").arg(std::get<outgoing::Received>(answer).status);
    }
    return outcome;
}

int statusOf(const outgoing::Answer &answer)
{
    const auto *received = std::get_if<outgoing::Received>(&answer);
    return received ? received->status : 0;
}

/// What it says in its own form; empty for anything else, be it a proxy's page.
QJsonObject bodyOf(const outgoing::Answer &answer)
{
    const auto *received = std::get_if<outgoing::Received>(&answer);
    return received ? QJsonDocument::fromJson(received->body).object() : QJsonObject();
}

/// A no of the carrier itself.
bool isItsNo(const outgoing::Answer &answer)
{
    return bodyOf(answer).value(QLatin1StringView("code")).isString();
}

QByteArray pathOf(const QByteArray &reference)
{
    return "/carrier/shipments/" + QUrl::toPercentEncoding(QString::fromLatin1(reference));
}

} // namespace

CarrierOutcome decodeRequest(const outgoing::Answer &answer)
{
    CarrierOutcome outcome = lost(answer);
    const int status = statusOf(answer);
    if (status == 201 || status == 200) {
        outcome.reference = bodyOf(answer).value(QStringLiteral("reference")).toString().toLatin1();
        outcome.kind = outcome.reference.isEmpty() ? Kind::Unknown : Kind::Accepted;
    } else if ((status == 422 || status == 400 || status == 404) && isItsNo(answer)) {
        outcome.kind = Kind::Refused;
    }
    return outcome;
}

CarrierOutcome decodeState(const outgoing::Answer &answer)
{
    CarrierOutcome outcome = lost(answer);
    if (statusOf(answer) != 200)
        return outcome;
    const auto state = deliveryStateFrom(bodyOf(answer).value(QStringLiteral("state")).toString().toLatin1());
    if (!state)
        return outcome;
    outcome.kind = Kind::State;
    outcome.state = *state;
    return outcome;
}

CarrierOutcome decodeWithdrawal(const outgoing::Answer &answer)
{
    CarrierOutcome outcome = lost(answer);
    const int status = statusOf(answer);
    if (status == 204 || (status == 200 && !bodyOf(answer).isEmpty()))
        outcome.kind = Kind::Withdrawn;
    else if (status == 409 && isItsNo(answer))
        outcome.kind = Kind::Underway;
    return outcome;
}

QCoro::Task<CarrierOutcome> Carrier::request(Delivery delivery, QByteArray cause)
{
    const QJsonObject body{{QStringLiteral("deliveryId"), idText(delivery.id)},
                           {QStringLiteral("orderId"), idText(delivery.orderId)}};
    outgoing::Call call;
    call.method = "POST";
    call.url = m_url() + "/carrier/shipments";
    call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    call.timeout = callTimeout;
    call.idempotencyKey = QByteArray::number(delivery.id);
    call.trace = std::move(cause);
    const outgoing::Answer answer = co_await m_client.send(std::move(call));
    co_return decodeRequest(answer);
}

QCoro::Task<CarrierOutcome> Carrier::read(QByteArray reference)
{
    outgoing::Call call;
    call.url = m_url() + pathOf(reference);
    call.timeout = callTimeout;
    const outgoing::Answer answer = co_await m_client.send(std::move(call));
    co_return decodeState(answer);
}

QCoro::Task<CarrierOutcome> Carrier::withdraw(QByteArray reference)
{
    outgoing::Call call;
    call.method = "DELETE";
    call.url = m_url() + pathOf(reference);
    call.timeout = callTimeout;
    const outgoing::Answer answer = co_await m_client.send(std::move(call));
    co_return decodeWithdrawal(answer);
}

} // namespace firstcome::deliveries
