// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/gateway.h"

#include "backend/platform/watch/log.h"
#include <QJsonDocument>
#include <QUrl>

namespace firstcome::payments {

namespace {

constexpr std::chrono::milliseconds callTimeout{10'000};
constexpr std::chrono::milliseconds confirmTimeout{8'000}; ///< within the 15 s a payer waits, with room for the commit

constexpr qsizetype longestReason = 200; ///< what the gateway takes
const auto reasonNotGiven = QStringLiteral("Cancelled");

} // namespace

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
    outgoing::Call request =
        call("/v1/payments/confirm", {{QStringLiteral("paymentKey"), QString::fromLatin1(confirm.paymentKey)},
                                      {QStringLiteral("orderId"), QString::fromUtf8(confirm.orderId)},
                                      {QStringLiteral("amount"), confirm.amount}});
    request.timeout = confirmTimeout;
    request.idempotencyKey = confirm.idempotencyKey;
    request.trace = confirm.trace;
    const outgoing::Answer answer = co_await m_client.send(std::move(request));
    GatewayOutcome outcome = heard(aboutKey(decodeConfirm(answer), confirm.paymentKey));
    using Kind = GatewayOutcome::Kind;
    if (outcome.kind == Kind::Approved && outcome.amount != confirm.amount) {
        outcome = co_await find(confirm.paymentKey);
        // The confirm was heard, whatever became of the look-up: it must be asked again, never forgotten.
        if (outcome.kind == Kind::NotSent || outcome.kind == Kind::KeyRefused)
            outcome.kind = Kind::Unknown;
    }
    co_return outcome;
}

QCoro::Task<GatewayOutcome> Gateway::find(QByteArray paymentKey)
{
    outgoing::Call request = call("/v1/payments/" + QUrl::toPercentEncoding(QString::fromLatin1(paymentKey)), {});
    const outgoing::Answer answer = co_await m_client.send(std::move(request));
    co_return heard(aboutKey(decodeFound(answer), paymentKey));
}

QCoro::Task<GatewayOutcome> Gateway::cancel(GatewayCancel cancel)
{
    QJsonObject body{
        {QStringLiteral("cancelReason"), cancel.reason.isEmpty() ? reasonNotGiven : cancel.reason.left(longestReason)}};
    if (cancel.amount > 0)
        body.insert(QStringLiteral("cancelAmount"), cancel.amount);
    outgoing::Call request =
        call("/v1/payments/" + QUrl::toPercentEncoding(QString::fromLatin1(cancel.paymentKey)) + "/cancel", body);
    request.idempotencyKey = cancel.idempotencyKey;
    request.trace = cancel.trace;
    const outgoing::Answer answer = co_await m_client.send(std::move(request));
    co_return heard(aboutKey(decodeCancel(answer), cancel.paymentKey));
}

QCoro::Task<> Gateway::tryKey()
{
    co_await find("firstcome-knows-you");
}

std::optional<Instant> Gateway::keyRefusedSince() const
{
    const qint64 at = m_keyRefusedAt;
    return at ? std::optional(fromMillis(at)) : std::nullopt;
}

GatewayOutcome Gateway::heard(GatewayOutcome outcome)
{
    using Kind = GatewayOutcome::Kind;
    const bool silent = outcome.kind == Kind::Unknown || outcome.kind == Kind::NotSent;
    if (silent)
        return outcome;
    m_heardAt = toMillis(m_settings.clock());
    if (outcome.kind == Kind::KeyRefused) {
        qint64 known = 0;
        if (m_keyRefusedAt.compare_exchange_strong(known, toMillis(m_settings.clock())))
            watch::log(watch::Level::Error, "gateway.key-refused", {{"said", outcome.reason}});
    } else if (m_keyRefusedAt.exchange(0) != 0) {
        watch::log(watch::Level::Info, "gateway.key-accepted");
    }
    return outcome;
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
