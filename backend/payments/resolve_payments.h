// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/book_payments.h"
#include "backend/payments/gateway.h"
#include "backend/platform/errands/errands.h"

namespace firstcome::payments {

/// Whether this cancel took effect at the gateway, as its book says.
bool isCanceledThere(const Payment &payment, const Transaction &cancel, const GatewayOutcome &book);

/// Brings every transaction with the gateway to an end: asks for outcomes that stayed unknown, sends the cancels.
/// Invariant: repeating is safe, because every call carries its transaction's own idempotency key and what an earlier
/// one did is looked up first; one that cannot be worked on is postponed like one without an answer.
/// Thread: the worker loop.
class ResolvePayments
{
public:
    ResolvePayments(PaymentParts parts, Gateway &gateway);

    /// All that is due.
    QCoro::Task<> run() { return m_errands.run(); }
    /// After a start nothing is under way: what was is asked for at once.
    static void takeOver(sql::Connection &connection, Instant now);

private:
    void failed(sql::Connection &connection, const Transaction &transaction, const QString &why);
    QCoro::Task<> resolve(Transaction transaction);
    QCoro::Task<GatewayOutcome> askForCancel(Payment payment, Transaction transaction, QByteArray cause);
    QCoro::Task<GatewayOutcome> askForApproval(Payment payment, Transaction transaction, QByteArray cause);

    PaymentParts m_parts;
    Gateway &m_gateway;
    BookPayments m_books;
    work::Errands<Transaction> m_errands;
};

} // namespace firstcome::payments
