// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/gateway_payment.h"

#include <QJsonArray>
#include <array>

namespace firstcome::simulators {

namespace {

/// How long a window that was not confirmed stays valid at Toss.
constexpr std::chrono::minutes windowValid{30};

constexpr std::array<const char *, 5> outcomeNames{"approve", "refuse", "unknown", "late", "otherAmount"};

qint64 millisOf(const std::optional<Instant> &instant)
{
    return instant ? toMillis(*instant) : 0;
}

std::optional<Instant> instantFrom(const QJsonValue &millis)
{
    return millis.toInteger() ? std::optional(fromMillis(millis.toInteger())) : std::nullopt;
}

QString latin(const QByteArray &text)
{
    return QString::fromLatin1(text);
}

} // namespace

std::optional<Outcome> outcomeFrom(QStringView name)
{
    for (std::size_t i = 0; i < outcomeNames.size(); ++i) {
        if (name == QLatin1StringView(outcomeNames[i]))
            return Outcome(i);
    }
    return std::nullopt;
}

QByteArray GatewayPayment::status(Instant now) const
{
    if (refusedAt)
        return "ABORTED";
    if (isApproved(now)) {
        if (cancels.isEmpty())
            return "DONE";
        return canceled() == amount ? "CANCELED" : "PARTIAL_CANCELED";
    }
    const bool expired = !approvedAt && now - requestedAt >= windowValid;
    return expired ? "EXPIRED" : "IN_PROGRESS";
}

Money GatewayPayment::canceled(qsizetype count) const
{
    Money sum = 0;
    for (qsizetype i = 0; i < count; ++i)
        sum += cancels[i].amount;
    return sum;
}

QJsonObject toRecord(const GatewayPayment &payment)
{
    QJsonObject record{
        {QStringLiteral("key"), latin(payment.paymentKey)},
        {QStringLiteral("order"), payment.orderId},
        {QStringLiteral("amount"), payment.amount},
        {QStringLiteral("outcome"), int(payment.outcome)},
        {QStringLiteral("at"), toMillis(payment.requestedAt)},
    };
    if (payment.approvedAt) {
        record.insert(QStringLiteral("approved"), millisOf(payment.approvedAt));
        record.insert(QStringLiteral("transaction"), latin(payment.transactionKey));
    }
    if (payment.refusedAt)
        record.insert(QStringLiteral("refused"), millisOf(payment.refusedAt));
    if (!payment.billingKey.isEmpty())
        record.insert(QStringLiteral("billing"), latin(payment.billingKey));
    QJsonArray cancels;
    for (const GatewayCancel &cancel : payment.cancels) {
        cancels.append(QJsonObject{{QStringLiteral("transaction"), latin(cancel.transactionKey)},
                                   {QStringLiteral("amount"), cancel.amount},
                                   {QStringLiteral("reason"), cancel.reason},
                                   {QStringLiteral("at"), toMillis(cancel.at)}});
    }
    if (!cancels.isEmpty())
        record.insert(QStringLiteral("cancels"), cancels);
    return record;
}

GatewayPayment paymentFrom(const QJsonObject &record)
{
    GatewayPayment payment;
    payment.paymentKey = record[QLatin1StringView("key")].toString().toLatin1();
    payment.orderId = record[QLatin1StringView("order")].toString();
    payment.amount = record[QLatin1StringView("amount")].toInteger();
    payment.outcome = Outcome(record[QLatin1StringView("outcome")].toInt());
    payment.requestedAt = fromMillis(record[QLatin1StringView("at")].toInteger());
    payment.approvedAt = instantFrom(record[QLatin1StringView("approved")]);
    payment.refusedAt = instantFrom(record[QLatin1StringView("refused")]);
    payment.transactionKey = record[QLatin1StringView("transaction")].toString().toLatin1();
    payment.billingKey = record[QLatin1StringView("billing")].toString().toLatin1();
    const QJsonArray cancels = record[QLatin1StringView("cancels")].toArray();
    for (const QJsonValue &value : cancels) {
        const QJsonObject cancel = value.toObject();
        payment.cancels.append({cancel[QLatin1StringView("transaction")].toString().toLatin1(),
                                cancel[QLatin1StringView("amount")].toInteger(),
                                cancel[QLatin1StringView("reason")].toString(),
                                fromMillis(cancel[QLatin1StringView("at")].toInteger())});
    }
    return payment;
}

} // namespace firstcome::simulators
