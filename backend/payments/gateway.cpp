// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/gateway.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

namespace firstcome::payments {

namespace {

constexpr std::chrono::milliseconds callTimeout{10'000};
constexpr std::chrono::milliseconds confirmTimeout{8'000}; ///< within the 15 s a payer waits, with room for the commit

using Kind = GatewayOutcome::Kind;

/// Answers of status 4xx that are no verdict on the payment.
bool isUndecided(int status, const QString &code)
{
    return status == 401 || status == 408 || status == 409 || status == 425 || status == 429 ||
           code == QStringLiteral("ALREADY_PROCESSED_PAYMENT") ||
           code == QStringLiteral("IDEMPOTENT_REQUEST_PROCESSING") || code == QStringLiteral("UNAUTHORIZED_KEY") ||
           code == QStringLiteral("PROVIDER_ERROR");
}

GatewayOutcome undecided(const outgoing::Answer &answer)
{
    GatewayOutcome outcome;
    if (const auto *notSent = std::get_if<outgoing::NotSent>(&answer)) {
        outcome.kind = Kind::NotSent;
        outcome.reason = notSent->reason;
    } else if (const auto *unknown = std::get_if<outgoing::Unknown>(&answer)) {
        outcome.reason = unknown->reason;
    } else {
        const auto &received = std::get<outgoing::Received>(answer);
        const QJsonObject body = QJsonDocument::fromJson(received.body).object();
        const QString code = body.value(QStringLiteral("code")).toString();
        outcome.reason = QStringLiteral("%1 %2").arg(received.status).arg(code);
        if (received.status >= 400 && received.status < 500 && !isUndecided(received.status, code))
            outcome.kind = Kind::Refused;
    }
    return outcome;
}

QJsonObject goodBody(const outgoing::Answer &answer)
{
    const auto *received = std::get_if<outgoing::Received>(&answer);
    if (!received || received->status != 200)
        return {};
    return QJsonDocument::fromJson(received->body).object();
}

} // namespace

GatewayOutcome decodePayment(const outgoing::Answer &answer)
{
    const QJsonObject body = goodBody(answer);
    if (body.isEmpty())
        return undecided(answer);
    GatewayOutcome outcome;
    const QString status = body.value(QStringLiteral("status")).toString();
    outcome.amount = body.value(QStringLiteral("totalAmount")).toInteger();
    outcome.orderId = body.value(QStringLiteral("orderId")).toString().toUtf8();
    outcome.transactionKey = body.value(QStringLiteral("lastTransactionKey")).toString().toLatin1();
    outcome.reason = status;
    if (status == QStringLiteral("DONE"))
        outcome.kind = Kind::Approved;
    else if (status == QStringLiteral("READY") || status == QStringLiteral("IN_PROGRESS"))
        outcome.kind = Kind::NotTaken;
    else if (status == QStringLiteral("ABORTED") || status == QStringLiteral("EXPIRED") ||
             status == QStringLiteral("CANCELED"))
        outcome.kind = Kind::Refused;
    return outcome;
}

GatewayOutcome decodeCancel(const outgoing::Answer &answer)
{
    const QJsonObject body = goodBody(answer);
    if (body.isEmpty())
        return undecided(answer);
    GatewayOutcome outcome;
    const QJsonObject last = body.value(QStringLiteral("cancels")).toArray().last().toObject();
    outcome.kind = last.isEmpty() ? Kind::Unknown : Kind::Canceled;
    outcome.amount = last.value(QStringLiteral("cancelAmount")).toInteger();
    outcome.transactionKey = last.value(QStringLiteral("transactionKey")).toString().toLatin1();
    return outcome;
}

outgoing::Call Gateway::call(const QByteArray &path, const QJsonObject &body) const
{
    outgoing::Call call;
    call.method = body.isEmpty() ? "GET" : "POST";
    call.url = m_settings.url() + path;
    call.timeout = callTimeout;
    call.headers = {{"Authorization", "Basic " + (m_settings.secretKey + ':').toBase64()}};
    if (!body.isEmpty())
        call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return call;
}

QCoro::Task<GatewayOutcome> Gateway::confirm(GatewayConfirm confirm)
{
    if (confirm.orderId.isEmpty()) {
        const GatewayOutcome window = co_await find(confirm.paymentKey);
        if (window.kind != Kind::NotTaken)
            co_return window;
        confirm.orderId = window.orderId;
    }
    outgoing::Call request =
        call("/v1/payments/confirm", {{QStringLiteral("paymentKey"), QString::fromLatin1(confirm.paymentKey)},
                                      {QStringLiteral("orderId"), QString::fromUtf8(confirm.orderId)},
                                      {QStringLiteral("amount"), confirm.amount}});
    request.timeout = confirmTimeout;
    request.idempotencyKey = confirm.idempotencyKey;
    const outgoing::Answer answer = co_await m_client.send(std::move(request));
    co_return decodePayment(answer);
}

QCoro::Task<GatewayOutcome> Gateway::find(QByteArray paymentKey)
{
    outgoing::Call request = call("/v1/payments/" + QUrl::toPercentEncoding(QString::fromLatin1(paymentKey)), {});
    const outgoing::Answer answer = co_await m_client.send(std::move(request));
    co_return decodePayment(answer);
}

QCoro::Task<GatewayOutcome> Gateway::cancel(GatewayCancel cancel)
{
    outgoing::Call request =
        call("/v1/payments/" + QUrl::toPercentEncoding(QString::fromLatin1(cancel.paymentKey)) + "/cancel",
             {{QStringLiteral("cancelReason"), cancel.reason}, {QStringLiteral("cancelAmount"), cancel.amount}});
    request.idempotencyKey = cancel.idempotencyKey;
    const outgoing::Answer answer = co_await m_client.send(std::move(request));
    co_return decodeCancel(answer);
}

QCoro::Task<QByteArray> Gateway::openWindow(QByteArray orderId, Money amount)
{
    outgoing::Call request = call(
        "/windows", {{QStringLiteral("orderId"), QString::fromLatin1(orderId)}, {QStringLiteral("amount"), amount}});
    const outgoing::Answer answer = co_await m_client.send(std::move(request));
    const auto *received = std::get_if<outgoing::Received>(&answer);
    if (!received || received->status != 201)
        co_return QByteArray();
    co_return QJsonDocument::fromJson(received->body)
        .object()
        .value(QStringLiteral("paymentKey"))
        .toString()
        .toLatin1();
}

} // namespace firstcome::payments
