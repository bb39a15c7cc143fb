// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/payment_routes.h"

#include "backend/payments/begin_payment.h"
#include "backend/platform/http/preconditions.h"
#include "backend/platform/module/answer_once.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include <QJsonDocument>

namespace firstcome::payments {

namespace {

constexpr Money largestCharge = 100'000'000;

http::Response replayed(http::Response response, bool isReplay)
{
    if (isReplay)
        response.headers.emplace_back("Idempotency-Replayed", "true");
    return response;
}

http::Response answer(const Confirmed &confirmed, const http::Request &request, QJsonObject body)
{
    if (confirmed.payment.state == PaymentState::Failed)
        return replayed(http::problem(code::paymentRefused, request), confirmed.replayed);
    const bool waiting = confirmed.payment.state == PaymentState::InProgress;
    body.insert(QStringLiteral("paymentId"), idText(confirmed.payment.id));
    body.insert(QStringLiteral("amount"), confirmed.payment.amount);
    // A replay gives the first answer, also when the money has gone back since.
    body.insert(QStringLiteral("state"), waiting ? QStringLiteral("IN_PROGRESS") : QStringLiteral("APPROVED"));
    return replayed(http::json(waiting ? 202 : 200, body), confirmed.replayed);
}

Result<sql::KeptAnswer> begun(const Result<orders::PayableOrder> &order)
{
    if (!order)
        return tl::unexpected(order.error());
    const QJsonObject body{{QStringLiteral("orderId"), idText(order->id)},
                           {QStringLiteral("amount"), order->total},
                           {QStringLiteral("expiresAt"), toIso(order->holdExpiresAt)}};
    return sql::KeptAnswer{201, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

/// A gateway's keys are printable ASCII; anything else was never one.
void judgeKey(JsonFields &fields, const QByteArray &paymentKey)
{
    const auto printable = [](char letter) { return letter > ' ' && letter <= '~'; };
    if (paymentKey.isEmpty() || !std::all_of(paymentKey.begin(), paymentKey.end(), printable))
        fields.violate("paymentKey", QStringLiteral("must be what the payment window gave: printable ASCII"));
}

Result<ConfirmRequest> readConfirm(const http::Request &request)
{
    auto fields = JsonFields::parse(request.body);
    if (!fields)
        return tl::unexpected(fields.error());
    ConfirmRequest confirm;
    confirm.memberId = request.principal->id;
    confirm.bodyHash = sql::bodyHash(request.body);
    confirm.trace = request.traceparent;
    confirm.paymentKey = fields->text("paymentKey", 200).toUtf8();
    if (fields->has("paymentKey"))
        judgeKey(*fields, confirm.paymentKey);
    confirm.orderId = fields->id("orderId");
    confirm.gatewayOrder = QByteArray::number(confirm.orderId);
    confirm.amount = fields->integer("amount");
    if (confirm.amount <= 0)
        fields->violate("amount", QStringLiteral("must be above zero"));
    if (const auto wrong = fields->finish())
        return tl::unexpected(*wrong);
    return confirm;
}

Result<ConfirmRequest> readCharge(const http::Request &request)
{
    auto fields = JsonFields::parse(request.body);
    if (!fields)
        return tl::unexpected(fields.error());
    ConfirmRequest charge;
    charge.memberId = request.principal->id;
    charge.bodyHash = sql::bodyHash(request.body);
    charge.trace = request.traceparent;
    fields->takeNull("paymentKey");
    if (const auto paymentKey = fields->optionalText("paymentKey", 200)) {
        charge.paymentKey = paymentKey->toUtf8();
        judgeKey(*fields, charge.paymentKey);
    }
    charge.amount = fields->integer("amount");
    if (charge.amount <= 0 || charge.amount > largestCharge)
        fields->violate("amount", QStringLiteral("must be 1 to %1").arg(largestCharge));
    if (const auto wrong = fields->finish())
        return tl::unexpected(*wrong);
    return charge;
}

} // namespace

void PaymentRoutes::mount(http::Router &router)
{
    const auto members = http::Policy::member();
    router.post("/v1/payments", members, [this](const http::Request &request) { return begin(request); });
    router.post("/v1/payments/confirm", members, [this](const http::Request &request) { return confirm(request); });
    router.post("/v1/me/balance/charges", members, [this](const http::Request &request) { return charge(request); });
}

QCoro::Task<http::Response> PaymentRoutes::begin(const http::Request &request)
{
    auto fields = JsonFields::parse(request.body);
    if (!fields)
        co_return http::problem(fields.error(), request);
    const BeginRequest wanted{request.principal->id, fields->id("orderId"), fields->integer("amount")};
    if (const auto wrong = fields->finish())
        co_return http::problem(*wrong, request);
    if (m_gateway.keyRefusedSince()) // who pays now could not be confirmed
        co_return http::problem(gatewayUnavailable(), request);
    const auto scope = callScopeOf(request);
    if (!scope)
        co_return http::problem(scope.error(), request);
    const OnceCall once{*scope, m_parts.clock()};
    const auto reply = m_parts.database.write(sql::Queue::Saga, [this, wanted, once](sql::Connection &connection) {
        return answerOnce(connection, once, [&] { return begun(beginPayment(connection, m_parts, wanted)); });
    });
    const auto answered = co_await reply;
    co_return answered ? responseOf(*answered) : http::problem(answered.error(), request);
}

QCoro::Task<http::Response> PaymentRoutes::confirm(const http::Request &request)
{
    const auto key = http::idempotencyKey(request);
    if (!key)
        co_return http::problem(key.error(), request);
    auto confirm = readConfirm(request);
    if (!confirm)
        co_return http::problem(confirm.error(), request);
    confirm->idempotencyKey = *key;
    const auto confirmed = co_await m_confirm.run(*confirm);
    if (!confirmed)
        co_return http::problem(confirmed.error(), request);
    co_return answer(*confirmed, request,
                     {{QStringLiteral("orderId"), idText(confirmed->payment.subjectId)},
                      {QStringLiteral("paymentKey"), QString::fromUtf8(confirmed->payment.paymentKey)}});
}

QCoro::Task<http::Response> PaymentRoutes::charge(const http::Request &request)
{
    const auto key = http::idempotencyKey(request);
    if (!key)
        co_return http::problem(key.error(), request);
    auto charge = readCharge(request);
    if (!charge)
        co_return http::problem(charge.error(), request);
    charge->idempotencyKey = *key;
    const auto confirmed = co_await m_confirm.charge(*charge);
    if (!confirmed)
        co_return http::problem(confirmed.error(), request);
    http::Response response = answer(*confirmed, request, {{QStringLiteral("entryId"), idText(confirmed->payment.id)}});
    if (response.status == 200 && !confirmed->madeBefore)
        response.status = 201;
    co_return response;
}

} // namespace firstcome::payments
