// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/simulators/gateway_answers.h"
#include <deque>
#include <random>
#include <unordered_map>

namespace firstcome::simulators {

/// What a call with an idempotency key came to, from which the same answer is given again: kept for 15 days.
struct KeptCall
{
    QByteArray scope; ///< method, path and key
    QByteArray bodyHash;
    Instant at{};
    QByteArray subject;    ///< payment key or billing key
    qsizetype cancels = 0; ///< the payment had so many then
    QByteArray error;      ///< the code when it was a definite no
};

/// Everything the gateway remembers: payments in the order in which their windows opened, cards, kept calls.
/// The rules are in the verb files; luck comes from its own seeded source, so a run can be repeated. Its keys also
/// depend on when it was opened: a book that was lost and begun anew gives none that the old one gave.
/// Invariant: what `put` and `keep` were given is in the record they answer; restoring all records gives the same book.
/// Thread: none of its own; see JournaledBook.
class GatewayBook
{
public:
    explicit GatewayBook(quint64 seed, Instant openedAt = {})
        : m_random(seed), m_names(seed ^ quint64(toMillis(openedAt)))
    {
    }

    const GatewayPayment *find(const QByteArray &paymentKey) const;
    /// The payment that counts for an order: the last one decided, else the last window.
    const GatewayPayment *findForOrder(const QString &orderId) const;
    const BillingKey *findBilling(const QByteArray &key) const;
    const KeptCall *findKept(const QByteArray &scope) const;
    const std::deque<GatewayPayment> &payments() const { return m_payments; }

    void put(const GatewayPayment &payment);
    void put(const BillingKey &billing);
    void put(const KeptCall &kept);

    void restore(const QJsonObject &record);
    /// The records that make up the book now, without windows nobody confirmed for a day and keys that ended.
    QList<QJsonObject> records(Instant now) const;

    QByteArray newPaymentKey();
    QByteArray newBillingKey();
    QByteArray newTransactionKey();
    /// True for about this share of calls.
    bool happens(double rate);

private:
    QByteArray randomHex();

    std::mt19937_64 m_random;
    std::mt19937_64 m_names;
    std::deque<GatewayPayment> m_payments;
    std::unordered_map<QByteArray, std::size_t> m_places; ///< by payment key
    std::unordered_map<QString, std::vector<std::size_t>> m_ofOrder;
    std::unordered_map<QByteArray, BillingKey> m_billing;
    std::unordered_map<QByteArray, KeptCall> m_kept;
};

QJsonObject recordOf(const GatewayPayment &payment);
QJsonObject recordOf(const BillingKey &billing);
/// One line for both, so that a key is never kept without its effect.
QJsonObject recordOf(const GatewayPayment &payment, const KeptCall &kept);
QJsonObject recordOf(const BillingKey &billing, const KeptCall &kept);

} // namespace firstcome::simulators
