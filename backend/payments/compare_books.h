// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/book_payments.h"
#include "backend/payments/gateway.h"

namespace firstcome::payments {

/// What the gateway's book of a payment means for ours.
struct BookVerdict
{
    enum class Kind {
        Agrees,
        Differs,
        LeftOver, ///< it has money of a payment that failed
        Unread    ///< it said nothing that can be compared
    };
    Kind kind = Kind::Unread;
    std::optional<Money> theirs; ///< what is left of the payment there
};

BookVerdict compareBooks(const Payment &payment, const GatewayOutcome &book);

/// Compares our book with the gateway's: what changed lately and what differs again and again, at night all of it. A
/// difference waits for a person and goes away by itself when the books agree; money of a payment that failed goes
/// back. Invariant: nothing is compared that is under way; a gateway that does not answer is left alone until the next
/// round. Thread: the worker loop; `look` and `book` any.
class CompareBooks
{
public:
    CompareBooks(PaymentParts parts, Gateway &gateway);

    /// What changed in the last minutes, at most `mostARound`, then what waits for a person.
    QCoro::Task<> recent();
    /// All of it, once a night.
    QCoro::Task<> nightly();
    /// Of one payment that is not under way. False when the gateway does not answer.
    QCoro::Task<bool> look(Id paymentId);
    /// Books what a look at the gateway's book means, in the caller's transaction.
    void book(sql::Connection &connection, Id paymentId, const GatewayOutcome &book);

    static constexpr int mostARound = 500;

private:
    /// False when the gateway does not answer.
    QCoro::Task<bool> compare(QList<Id> paymentIds);

    PaymentParts m_parts;
    Gateway &m_gateway;
    BookPayments m_books;
    Id m_recentAfter = 0;
    Id m_nightAfter = 0;    ///< where a night that was interrupted goes on
    qint64 m_lastNight = 0; ///< day since 1970 in Seoul
};

} // namespace firstcome::payments
