// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/gateway_outcome.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace firstcome::payments {

namespace {

using Kind = GatewayOutcome::Kind;

// From Toss Payments' error reference. A code that is on no list decides nothing: the book is asked.
constexpr std::array confirmRefusals{"BELOW_MINIMUM_AMOUNT",
                                     "EXCEED_MAX_AMOUNT",
                                     "EXCEED_MAX_AUTH_COUNT",
                                     "EXCEED_MAX_CARD_INSTALLMENT_PLAN",
                                     "EXCEED_MAX_DAILY_PAYMENT_COUNT",
                                     "EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT",
                                     "EXCEED_MAX_ONE_DAY_AMOUNT",
                                     "EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT",
                                     "EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT",
                                     "EXCEED_MAX_PAYMENT_AMOUNT",
                                     "FDS_ERROR",
                                     "FORBIDDEN_REQUEST",
                                     "INVALID_AUTHORIZE_AUTH",
                                     "INVALID_CARD_EXPIRATION",
                                     "INVALID_CARD_INSTALLMENT_PLAN",
                                     "INVALID_CARD_LOST_OR_STOLEN",
                                     "INVALID_CARD_NUMBER",
                                     "INVALID_PASSWORD",
                                     "INVALID_REJECT_CARD",
                                     "INVALID_STOPPED_CARD",
                                     "NOT_ALLOWED_POINT_USE",
                                     "NOT_AVAILABLE_BANK",
                                     "NOT_AVAILABLE_PAYMENT",
                                     "NOT_FOUND_PAYMENT",
                                     "NOT_FOUND_PAYMENT_SESSION",
                                     "NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT",
                                     "NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN",
                                     "REJECT_ACCOUNT_PAYMENT",
                                     "REJECT_CARD_COMPANY",
                                     "REJECT_CARD_PAYMENT",
                                     "REJECT_TOSSPAY_INVALID_ACCOUNT",
                                     "RESTRICTED_TRANSFER_ACCOUNT",
                                     "UNAPPROVED_ORDER_ID"};
constexpr std::array cancelRefusals{"ALREADY_CANCELED_PAYMENT",
                                    "ALREADY_REFUND_PAYMENT",
                                    "EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT",
                                    "EXCEED_MAX_REFUND_DUE",
                                    "INVALID_REFUND_ACCOUNT_INFO",
                                    "INVALID_REFUND_ACCOUNT_NUMBER",
                                    "NOT_ALLOWED_PARTIAL_REFUND",
                                    "NOT_CANCELABLE_AMOUNT",
                                    "NOT_CANCELABLE_PAYMENT",
                                    "NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER",
                                    "NOT_FOUND_PAYMENT",
                                    "NOT_MATCHES_REFUNDABLE_AMOUNT",
                                    "REFUND_REJECTED"};
constexpr std::array keyRefusals{"INCORRECT_BASIC_AUTH_FORMAT", "INVALID_API_KEY", "UNAUTHORIZED_KEY"};
constexpr std::array notFound{"NOT_FOUND_PAYMENT", "NOT_FOUND"};

constexpr qsizetype longestOrderId = 64;
constexpr double largestWhole = 9'007'199'254'740'992.0; ///< beyond it a JSON number is not exact

template <typename Codes>
bool isOn(const Codes &codes, const QString &code)
{
    return std::any_of(codes.begin(), codes.end(),
                       [&code](const char *known) { return code == QLatin1StringView(known); });
}

QJsonObject objectIn(const outgoing::Received &received)
{
    return QJsonDocument::fromJson(received.body).object();
}

/// The code of an error in the gateway's own form; empty for anything else.
QString codeOf(const outgoing::Received &received)
{
    if (received.status < 400 || received.status >= 500)
        return {};
    const QJsonObject body = objectIn(received);
    return body.value(QLatin1StringView("message")).isString() ? body.value(QLatin1StringView("code")).toString()
                                                               : QString();
}

/// An answer that is no payment: nothing was said, or an error.
GatewayOutcome withoutPayment(const outgoing::Answer &answer)
{
    GatewayOutcome outcome;
    if (const auto *notSent = std::get_if<outgoing::NotSent>(&answer)) {
        outcome.kind = Kind::NotSent;
        outcome.reason = notSent->reason;
        return outcome;
    }
    if (const auto *unknown = std::get_if<outgoing::Unknown>(&answer)) {
        outcome.reason = unknown->reason;
        return outcome;
    }
    const auto &received = std::get<outgoing::Received>(answer);
    const QString code = codeOf(received);
    outcome.reason = code.isEmpty() ? QStringLiteral("status %1, not in the gateway's own form").arg(received.status)
                                    : QStringLiteral("%1 %2").arg(received.status).arg(code);
    if (isOn(keyRefusals, code))
        outcome.kind = Kind::KeyRefused;
    return outcome;
}

std::optional<QJsonObject> goodBody(const outgoing::Answer &answer)
{
    const auto *received = std::get_if<outgoing::Received>(&answer);
    if (!received || received->status != 200)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(received->body);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

std::optional<Money> wholeWon(const QJsonValue &value)
{
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number < 0 || number > largestWhole || std::floor(number) != number)
        return std::nullopt;
    return Money(number);
}

QString shown(const QJsonObject &body, const char *field)
{
    const QJsonValue value = body.value(QLatin1StringView(field));
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QStringLiteral("%1 is %2")
        .arg(QLatin1StringView(field),
             value.isUndefined() ? QStringLiteral("missing") : QString::fromUtf8(text.mid(1).chopped(1)));
}

bool isPrintable(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= longestOrderId &&
           std::all_of(text.begin(), text.end(), [](char letter) { return letter > ' ' && letter <= '~'; });
}

Kind kindOf(const QString &status)
{
    if (status == QStringLiteral("DONE"))
        return Kind::Approved;
    if (status == QStringLiteral("PARTIAL_CANCELED"))
        return Kind::PartlyCanceled;
    if (status == QStringLiteral("CANCELED"))
        return Kind::Canceled;
    if (status == QStringLiteral("READY") || status == QStringLiteral("IN_PROGRESS"))
        return Kind::NotTaken;
    if (status == QStringLiteral("ABORTED") || status == QStringLiteral("EXPIRED"))
        return Kind::Refused;
    return Kind::Unreadable;
}

bool isTaken(Kind kind)
{
    return kind == Kind::Approved || kind == Kind::PartlyCanceled || kind == Kind::Canceled;
}

/// Whether what is left fits the status: a payment that contradicts itself is not read as either.
bool fits(const GatewayOutcome &payment)
{
    switch (payment.kind) {
    case Kind::Approved:
        return payment.balance == payment.amount;
    case Kind::PartlyCanceled:
        return payment.balance > Money(0) && payment.balance < payment.amount;
    case Kind::Canceled:
        return payment.balance == 0;
    default:
        return true;
    }
}

/// The first field that cannot be read; nothing when all that is needed is there.
std::optional<QString> unreadable(const QJsonObject &body, GatewayOutcome &payment)
{
    if (payment.kind == Kind::Unreadable)
        return shown(body, "status");
    if (payment.kind == Kind::Refused && body.value(QLatin1StringView("approvedAt")).isString())
        return shown(body, "status") + QStringLiteral(" and approved");
    if (!isTaken(payment.kind))
        return std::nullopt;
    const auto total = wholeWon(body.value(QLatin1StringView("totalAmount")));
    if (!total)
        return shown(body, "totalAmount");
    const bool untouched = payment.kind == Kind::Approved && !body.contains(QLatin1StringView("balanceAmount"));
    const auto balance = untouched ? total : wholeWon(body.value(QLatin1StringView("balanceAmount")));
    if (!balance)
        return shown(body, "balanceAmount");
    payment.amount = *total;
    payment.balance = *balance;
    if (!isPrintable(payment.orderId))
        return shown(body, "orderId");
    const QString currency = body.value(QLatin1StringView("currency")).toString();
    if (!currency.isEmpty() && currency != QStringLiteral("KRW"))
        return shown(body, "currency");
    return fits(payment)
               ? std::nullopt
               : std::optional(shown(body, "status") + QStringLiteral(" and ") + shown(body, "balanceAmount"));
}

GatewayOutcome paymentIn(const QJsonObject &body)
{
    GatewayOutcome payment;
    payment.reason = body.value(QLatin1StringView("status")).toString();
    payment.kind = kindOf(payment.reason);
    payment.paymentKey = body.value(QLatin1StringView("paymentKey")).toString().toUtf8();
    payment.orderId = body.value(QLatin1StringView("orderId")).toString().toUtf8();
    payment.transactionKey = body.value(QLatin1StringView("lastTransactionKey")).toString().toLatin1();
    payment.amount = wholeWon(body.value(QLatin1StringView("totalAmount"))).value_or(0);
    if (const auto wrong = unreadable(body, payment)) {
        payment.kind = Kind::Unreadable;
        payment.balance.reset();
        payment.reason = *wrong;
    }
    return payment;
}

} // namespace

GatewayOutcome aboutKey(GatewayOutcome outcome, const QByteArray &paymentKey)
{
    if (!outcome.paymentKey || *outcome.paymentKey == paymentKey)
        return outcome;
    outcome.kind = Kind::Unreadable;
    outcome.balance.reset();
    outcome.reason = QStringLiteral("paymentKey is \"%1\"").arg(QString::fromUtf8(*outcome.paymentKey));
    return outcome;
}

GatewayOutcome decodeConfirm(const outgoing::Answer &answer)
{
    if (const auto body = goodBody(answer))
        return paymentIn(*body);
    GatewayOutcome outcome = withoutPayment(answer);
    const auto *received = std::get_if<outgoing::Received>(&answer);
    if (received && isOn(confirmRefusals, codeOf(*received)))
        outcome.kind = Kind::Refused;
    return outcome;
}

GatewayOutcome decodeFound(const outgoing::Answer &answer)
{
    if (const auto body = goodBody(answer))
        return paymentIn(*body);
    GatewayOutcome outcome = withoutPayment(answer);
    const auto *received = std::get_if<outgoing::Received>(&answer);
    if (received && isOn(notFound, codeOf(*received)))
        outcome.kind = Kind::NotFound;
    return outcome;
}

GatewayOutcome decodeCancel(const outgoing::Answer &answer)
{
    const auto body = goodBody(answer);
    if (body) {
        GatewayOutcome outcome = paymentIn(*body);
        const bool readable = outcome.kind == Kind::PartlyCanceled || outcome.kind == Kind::Canceled;
        const QJsonObject last = body->value(QLatin1StringView("cancels")).toArray().last().toObject();
        const auto amount = wholeWon(last.value(QLatin1StringView("cancelAmount")));
        if (!readable || !amount) {
            outcome.kind = Kind::Unreadable;
            outcome.balance.reset();
            outcome.reason = readable ? QStringLiteral("cancels has no amount") : outcome.reason;
            return outcome;
        }
        outcome.kind = Kind::Canceled;
        outcome.amount = *amount;
        outcome.transactionKey = last.value(QLatin1StringView("transactionKey")).toString().toLatin1();
        return outcome;
    }
    GatewayOutcome outcome = withoutPayment(answer);
    const auto *received = std::get_if<outgoing::Received>(&answer);
    if (received && isOn(cancelRefusals, codeOf(*received)))
        outcome.kind = Kind::Refused;
    return outcome;
}

} // namespace firstcome::payments
