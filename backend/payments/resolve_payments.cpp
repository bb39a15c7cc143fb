// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/resolve_payments.h"

#include "backend/payments/payment_store.h"
#include "backend/platform/events/causes.h"
namespace firstcome::payments {

namespace {

using Kind = GatewayOutcome::Kind;

constexpr std::chrono::seconds lease{40}; ///< longer than one look at the book, a cancel and another look last

/// A call of its own each time a person asks anew: the gateway answers a key it has seen as it did before.
QByteArray callKeyOf(const Transaction &transaction)
{
    QByteArray key = transaction.kind == TransactionKind::Cancel ? "cancel:" + QByteArray::number(transaction.id)
                                                                 : transaction.cause;
    if (transaction.round > 0)
        key += ':' + QByteArray::number(transaction.round);
    return key;
}

} // namespace

bool isCanceledThere(const Payment &payment, const Transaction &cancel, const GatewayOutcome &book)
{
    if (payment.state == PaymentState::Failed)
        return book.kind == Kind::Canceled;
    const bool went = book.kind == Kind::Canceled || book.kind == Kind::PartlyCanceled;
    return went && book.balance && book.amount - *book.balance >= payment.canceledAmount + cancel.amount;
}

ResolvePayments::ResolvePayments(PaymentParts parts, Gateway &gateway)
    : m_parts(parts), m_gateway(gateway), m_books(std::move(parts)),
      m_errands(m_parts.database, m_parts.clock, {"payments.resolve", lease},
                {dueTransactions,
                 [](sql::Connection &connection, const Transaction &transaction, const work::Lease &taken) {
                     return takeTransaction(connection, transaction.id, taken);
                 },
                 [this](Transaction transaction) { return resolve(std::move(transaction)); },
                 [](const Transaction &transaction) { return askAgainAfter(transaction.attempts); },
                 [this](sql::Connection &connection, const Transaction &transaction, const QString &why) {
                     failed(connection, transaction, why);
                 }})
{
}

void ResolvePayments::takeOver(sql::Connection &connection, Instant now)
{
    makeAllDue(connection, now);
}

void ResolvePayments::failed(sql::Connection &connection, const Transaction &transaction, const QString &why)
{
    GatewayOutcome broken;
    broken.reason = why;
    m_books.unanswered(connection, transaction, broken);
}

QCoro::Task<> ResolvePayments::resolve(Transaction transaction)
{
    const auto found = m_parts.database.read([id = transaction.paymentId](sql::Connection &connection) {
        const auto payment = findPaymentById(connection, id);
        return std::pair(payment, payment ? events::lastCause(connection, payment->subjectId) : QByteArray());
    });
    const auto [payment, cause] = co_await found;
    if (!payment)
        throw std::runtime_error("a transaction of no payment");
    const bool cancel = transaction.kind == TransactionKind::Cancel;
    const auto asked =
        cancel ? askForCancel(*payment, transaction, cause) : askForApproval(*payment, transaction, cause);
    const GatewayOutcome outcome = co_await asked;
    const auto booked =
        m_parts.database.write(sql::Queue::Saga, [this, transaction, outcome](sql::Connection &connection) {
            if (transaction.kind == TransactionKind::Cancel)
                m_books.cancellation(connection, transaction, outcome);
            else
                m_books.approval(connection, transaction, outcome);
        });
    co_await booked;
}

QCoro::Task<GatewayOutcome> ResolvePayments::askForCancel(Payment payment, Transaction transaction, QByteArray cause)
{
    // What an earlier call did, whose answer was lost or not understood, is in the gateway's book.
    const bool askedBefore = transaction.attempts > 0 || transaction.round > 0;
    GatewayOutcome book;
    if (askedBefore)
        book = co_await m_gateway.find(payment.paymentKey);
    if (!isCanceledThere(payment, transaction, book)) {
        GatewayCancel cancel{payment.paymentKey, transaction.amount, transaction.reason, callKeyOf(transaction), cause};
        if (payment.state == PaymentState::Failed)
            cancel.amount = 0; // what was never ours goes back as a whole, whatever the gateway says it is
        GatewayOutcome canceled = co_await m_gateway.cancel(std::move(cancel));
        if (canceled.kind != Kind::Refused)
            co_return canceled;
        book = co_await m_gateway.find(payment.paymentKey);
        if (book.kind == Kind::NotFound && payment.state == PaymentState::Failed)
            co_return book;
        if (!isCanceledThere(payment, transaction, book)) {
            canceled.balance = book.balance;
            co_return canceled;
        }
    }
    book.kind = Kind::Canceled;
    co_return book;
}

QCoro::Task<GatewayOutcome> ResolvePayments::askForApproval(Payment payment, Transaction transaction, QByteArray cause)
{
    GatewayOutcome found = co_await m_gateway.find(payment.paymentKey);
    if (found.kind != Kind::NotTaken)
        co_return found;
    GatewayConfirm again{payment.paymentKey, payment.gatewayOrder, payment.amount, callKeyOf(transaction), cause};
    GatewayOutcome confirmed = co_await m_gateway.confirm(std::move(again));
    co_return confirmed;
}

} // namespace firstcome::payments
