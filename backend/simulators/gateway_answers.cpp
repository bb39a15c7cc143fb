// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/gateway_answers.h"

#include "shared/base/assert.h"
#include <QDateTime>
#include <QJsonArray>
#include <algorithm>
#include <iterator>

namespace firstcome::simulators {

namespace {

struct Error
{
    const char *code;
    int status;
    const char *message;
};

// Codes and statuses as in Toss Payments' error reference; the messages are ours.
constexpr Error errors[] = {
    {"INVALID_REQUEST", 400, "The request is malformed."},
    {"ALREADY_PROCESSED_PAYMENT", 400, "This payment has been processed already."},
    {"ALREADY_CANCELED_PAYMENT", 400, "This payment has been canceled already."},
    {"INVALID_IDEMPOTENCY_KEY", 400, "The idempotency key is longer than 300 characters or was used for another body."},
    {"INVALID_CARD_NUMBER", 400, "The card number is wrong."},
    {"INVALID_BILL_KEY_REQUEST", 400, "This billing key is not valid."},
    {"UNAUTHORIZED_KEY", 401, "The secret key is not known."},
    {"INCORRECT_BASIC_AUTH_FORMAT", 403, "Basic authentication takes the secret key followed by a colon."},
    {"FORBIDDEN_REQUEST", 403, "Order or amount are not those of the payment window."},
    {"REJECT_CARD_PAYMENT", 403, "The card's limit or balance does not allow this payment."},
    {"NOT_CANCELABLE_AMOUNT", 403, "More than what is left cannot be canceled."},
    {"NOT_CANCELABLE_PAYMENT", 403, "This payment cannot be canceled."},
    {"NOT_MATCHES_CUSTOMER_KEY", 403, "The billing key belongs to another customer key."},
    {"NOT_FOUND_PAYMENT", 404, "There is no such payment."},
    {"NOT_FOUND_PAYMENT_SESSION", 404, "The payment window is no longer valid."},
    {"IDEMPOTENT_REQUEST_PROCESSING", 409, "The first request with this idempotency key is still under way."},
    {"FAILED_INTERNAL_SYSTEM_PROCESSING", 500, "An internal error; try again later."},
};

constexpr std::chrono::hours seoul{9};

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue cancelList(const GatewayPayment &payment, qsizetype count)
{
    if (count == 0)
        return QJsonValue::Null;
    QJsonArray list;
    for (qsizetype i = 0; i < count; ++i) {
        const GatewayCancel &cancel = payment.cancels[i];
        list.append(QJsonObject{{QStringLiteral("transactionKey"), QString::fromLatin1(cancel.transactionKey)},
                                {QStringLiteral("cancelReason"), cancel.reason},
                                {QStringLiteral("cancelAmount"), cancel.amount},
                                {QStringLiteral("canceledAt"), tossTime(cancel.at)},
                                {QStringLiteral("refundableAmount"), payment.amount - payment.canceled(i + 1)},
                                {QStringLiteral("cancelStatus"), QStringLiteral("DONE")},
                                {QStringLiteral("taxFreeAmount"), 0}});
    }
    return list;
}

QByteArray statusAt(const GatewayPayment &payment, Instant now, qsizetype cancels)
{
    if (cancels == payment.cancels.size())
        return payment.status(now);
    GatewayPayment earlier = payment;
    earlier.cancels.resize(cancels);
    return earlier.status(now);
}

QJsonValue failureOf(const QByteArray &status)
{
    if (status != "ABORTED" && status != "EXPIRED")
        return QJsonValue::Null;
    return tossError(status == "ABORTED" ? "REJECT_CARD_PAYMENT" : "NOT_FOUND_PAYMENT_SESSION").body;
}

} // namespace

QString tossTime(Instant instant)
{
    const int offset = int(std::chrono::seconds(seoul).count());
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), Qt::OffsetFromUTC, offset).toString(Qt::ISODate);
}

QJsonObject paymentObject(const GatewayPayment &payment, Instant now, qsizetype cancels)
{
    const bool approved = payment.isApproved(now);
    const QByteArray status = statusAt(payment, now, cancels);
    const Money vat = (payment.amount + 5) / 11; // as Toss reports it: a tenth of the net price, rounded half up
    QByteArray lastTransaction = approved ? payment.transactionKey : QByteArray();
    if (cancels > 0)
        lastTransaction = payment.cancels[cancels - 1].transactionKey;
    return {
        {QStringLiteral("version"), QStringLiteral("2022-11-16")},
        {QStringLiteral("mId"), QStringLiteral("firstcome")},
        {QStringLiteral("paymentKey"), QString::fromLatin1(payment.paymentKey)},
        {QStringLiteral("lastTransactionKey"), orNull(QString::fromLatin1(lastTransaction))},
        {QStringLiteral("orderId"), payment.orderId},
        {QStringLiteral("orderName"), payment.orderId},
        {QStringLiteral("type"), payment.billingKey.isEmpty() ? QStringLiteral("NORMAL") : QStringLiteral("BILLING")},
        {QStringLiteral("status"), QString::fromLatin1(status)},
        {QStringLiteral("method"), QStringLiteral("카드")},
        {QStringLiteral("currency"), QStringLiteral("KRW")},
        {QStringLiteral("country"), QStringLiteral("KR")},
        {QStringLiteral("totalAmount"), payment.amount},
        {QStringLiteral("balanceAmount"), payment.amount - payment.canceled(cancels)},
        {QStringLiteral("suppliedAmount"), payment.amount - vat},
        {QStringLiteral("vat"), vat},
        {QStringLiteral("taxFreeAmount"), 0},
        {QStringLiteral("taxExemptionAmount"), 0},
        {QStringLiteral("isPartialCancelable"), true},
        {QStringLiteral("useEscrow"), false},
        {QStringLiteral("cultureExpense"), false},
        {QStringLiteral("requestedAt"), tossTime(payment.requestedAt)},
        {QStringLiteral("approvedAt"), approved ? QJsonValue(tossTime(*payment.approvedAt)) : QJsonValue::Null},
        {QStringLiteral("cancels"), cancelList(payment, cancels)},
        {QStringLiteral("failure"), failureOf(status)},
    };
}

QJsonObject billingObject(const BillingKey &billing)
{
    const QJsonObject card{{QStringLiteral("number"), billing.maskedNumber},
                           {QStringLiteral("issuerCode"), QStringLiteral("61")},
                           {QStringLiteral("acquirerCode"), QStringLiteral("31")},
                           {QStringLiteral("cardType"), QStringLiteral("신용")},
                           {QStringLiteral("ownerType"), QStringLiteral("개인")}};
    return {
        {QStringLiteral("mId"), QStringLiteral("firstcome")},
        {QStringLiteral("customerKey"), billing.customerKey},
        {QStringLiteral("billingKey"), QString::fromLatin1(billing.key)},
        {QStringLiteral("method"), QStringLiteral("카드")},
        {QStringLiteral("authenticatedAt"), tossTime(billing.at)},
        {QStringLiteral("card"), card},
    };
}

SimulatedAnswer tossError(QByteArrayView code)
{
    const auto *found = std::find_if(std::begin(errors), std::end(errors),
                                     [&](const Error &error) { return code == QByteArrayView(error.code); });
    FIRSTCOME_ASSERT(found != std::end(errors), "an error code that is not in the gateway's table");
    const QJsonObject body{{QStringLiteral("code"), QString::fromLatin1(found->code)},
                           {QStringLiteral("message"), QString::fromLatin1(found->message)}};
    return {found->status, body, {}, {}};
}

} // namespace firstcome::simulators
