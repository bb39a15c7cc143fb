// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/gateway_book.h"

namespace firstcome::simulators {

namespace {

constexpr std::chrono::hours keysKept{15 * 24};
constexpr std::chrono::hours idleWindowsKept{24};

QJsonObject toRecord(const BillingKey &billing)
{
    return {{QStringLiteral("key"), QString::fromLatin1(billing.key)},
            {QStringLiteral("customer"), billing.customerKey},
            {QStringLiteral("number"), billing.maskedNumber},
            {QStringLiteral("at"), toMillis(billing.at)}};
}

QJsonObject toRecord(const KeptCall &kept)
{
    return {{QStringLiteral("scope"), QString::fromLatin1(kept.scope)},
            {QStringLiteral("body"), QString::fromLatin1(kept.bodyHash)},
            {QStringLiteral("at"), toMillis(kept.at)},
            {QStringLiteral("subject"), QString::fromLatin1(kept.subject)},
            {QStringLiteral("cancels"), qint64(kept.cancels)},
            {QStringLiteral("error"), QString::fromLatin1(kept.error)}};
}

QByteArray latin(const QJsonObject &record, QLatin1StringView name)
{
    return record[name].toString().toLatin1();
}

QJsonObject withKept(QJsonObject record, const KeptCall &kept)
{
    if (!kept.scope.isEmpty())
        record.insert(QStringLiteral("kept"), toRecord(kept));
    return record;
}

} // namespace

QJsonObject recordOf(const GatewayPayment &payment)
{
    return {{QStringLiteral("payment"), toRecord(payment)}};
}

QJsonObject recordOf(const BillingKey &billing)
{
    return {{QStringLiteral("billing"), toRecord(billing)}};
}

QJsonObject recordOf(const GatewayPayment &payment, const KeptCall &kept)
{
    return withKept(recordOf(payment), kept);
}

QJsonObject recordOf(const BillingKey &billing, const KeptCall &kept)
{
    return withKept(recordOf(billing), kept);
}

const GatewayPayment *GatewayBook::find(const QByteArray &paymentKey) const
{
    const auto found = m_places.find(paymentKey);
    return found == m_places.end() ? nullptr : &m_payments[found->second];
}

const GatewayPayment *GatewayBook::findForOrder(const QString &orderId) const
{
    const auto found = m_ofOrder.find(orderId);
    if (found == m_ofOrder.end())
        return nullptr;
    const GatewayPayment *best = nullptr;
    for (const std::size_t place : found->second) {
        const GatewayPayment &payment = m_payments[place];
        // An approved one first: an order paid in one window is paid, whatever the shopper did in another.
        const auto weight = [](const GatewayPayment &one) { return one.approvedAt ? 2 : one.refusedAt ? 1 : 0; };
        if (!best || weight(payment) >= weight(*best))
            best = &payment;
    }
    return best;
}

const BillingKey *GatewayBook::findBilling(const QByteArray &key) const
{
    const auto found = m_billing.find(key);
    return found == m_billing.end() ? nullptr : &found->second;
}

const KeptCall *GatewayBook::findKept(const QByteArray &scope) const
{
    const auto found = m_kept.find(scope);
    return found == m_kept.end() ? nullptr : &found->second;
}

void GatewayBook::put(const GatewayPayment &payment)
{
    const auto [place, isNew] = m_places.try_emplace(payment.paymentKey, m_payments.size());
    if (!isNew) {
        m_payments[place->second] = payment;
        return;
    }
    m_ofOrder[payment.orderId].push_back(m_payments.size());
    m_payments.push_back(payment);
}

void GatewayBook::put(const BillingKey &billing)
{
    m_billing.insert_or_assign(billing.key, billing);
}

void GatewayBook::put(const KeptCall &kept)
{
    if (!kept.scope.isEmpty())
        m_kept.insert_or_assign(kept.scope, kept);
}

void GatewayBook::restore(const QJsonObject &record)
{
    if (const QJsonValue payment = record[QLatin1StringView("payment")]; payment.isObject())
        put(paymentFrom(payment.toObject()));
    if (const QJsonValue value = record[QLatin1StringView("billing")]; value.isObject()) {
        const QJsonObject billing = value.toObject();
        put(BillingKey{latin(billing, QLatin1StringView("key")), billing[QLatin1StringView("customer")].toString(),
                       billing[QLatin1StringView("number")].toString(),
                       fromMillis(billing[QLatin1StringView("at")].toInteger())});
    }
    if (const QJsonValue value = record[QLatin1StringView("kept")]; value.isObject()) {
        const QJsonObject kept = value.toObject();
        put(KeptCall{latin(kept, QLatin1StringView("scope")), latin(kept, QLatin1StringView("body")),
                     fromMillis(kept[QLatin1StringView("at")].toInteger()), latin(kept, QLatin1StringView("subject")),
                     qsizetype(kept[QLatin1StringView("cancels")].toInteger()),
                     latin(kept, QLatin1StringView("error"))});
    }
}

QList<QJsonObject> GatewayBook::records(Instant now) const
{
    QList<QJsonObject> records;
    for (const GatewayPayment &payment : m_payments) {
        if (payment.isDecided() || now - payment.requestedAt < idleWindowsKept)
            records.append(recordOf(payment));
    }
    for (const auto &[key, billing] : m_billing)
        records.append(recordOf(billing));
    for (const auto &[scope, kept] : m_kept) {
        if (now - kept.at < keysKept)
            records.append(QJsonObject{{QStringLiteral("kept"), toRecord(kept)}});
    }
    return records;
}

QByteArray GatewayBook::randomHex()
{
    return QByteArray::number(quint64(m_names()), 16).rightJustified(16, '0') +
           QByteArray::number(quint64(m_names()), 16).rightJustified(16, '0');
}

QByteArray GatewayBook::newPaymentKey()
{
    QByteArray key;
    do
        key = "sim_" + randomHex();
    while (m_places.contains(key));
    return key;
}

QByteArray GatewayBook::newBillingKey()
{
    QByteArray key;
    do
        key = "bill_" + randomHex();
    while (m_billing.contains(key));
    return key;
}

QByteArray GatewayBook::newTransactionKey()
{
    return randomHex().toUpper();
}

bool GatewayBook::happens(double rate)
{
    // No draw for a rate of nothing: forced outcomes then repeat exactly whatever else is called between.
    return rate > 0 && std::uniform_real_distribution<double>(0, 1)(m_random) < rate;
}

} // namespace firstcome::simulators
