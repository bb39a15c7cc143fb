// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/resolve_payments.h"

namespace firstcome::payments {

namespace {

using Kind = GatewayOutcome::Kind;

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
    return went && book.amount - book.balance >= payment.canceledAmount + cancel.amount;
}

ResolvePayments::ResolvePayments(PaymentParts parts, Gateway &gateway)
    : m_parts(parts), m_gateway(gateway), m_settle(std::move(parts))
{
}

void ResolvePayments::takeOver(sql::Connection &connection, Instant now)
{
    makeAllDue(connection, now);
}

QCoro::Task<> ResolvePayments::run()
{
    qsizetype found = together;
    while (found == together) {
        const auto reply = m_parts.database.read([now = m_parts.clock()](sql::Connection &connection) {
            return dueTransactions(connection, now, together);
        });
        const QList<Transaction> due = co_await reply;
        std::vector<QCoro::Task<>> underWay;
        for (const Transaction &transaction : due)
            underWay.push_back(resolveOrPostpone(transaction));
        for (auto &task : underWay)
            co_await task;
        found = due.size();
    }
}

QCoro::Task<> ResolvePayments::resolveOrPostpone(Transaction transaction)
{
    GatewayOutcome broken;
    try {
        co_await resolve(transaction);
        co_return;
    } catch (const std::exception &failure) {
        qWarning("payment %lld is asked for again later: %s", transaction.paymentId, failure.what());
        broken.reason = QString::fromUtf8(failure.what());
    }
    const auto postponed =
        m_parts.database.write(sql::Queue::Saga, [this, transaction, broken](sql::Connection &connection) {
            m_settle.askAgain(connection, transaction, broken);
        });
    co_await postponed;
}

QCoro::Task<> ResolvePayments::resolve(Transaction transaction)
{
    const auto found = m_parts.database.read(
        [id = transaction.paymentId](sql::Connection &connection) { return findPaymentById(connection, id); });
    const auto payment = co_await found;
    if (!payment)
        throw std::runtime_error("a transaction of no payment");
    const bool cancel = transaction.kind == TransactionKind::Cancel;
    const auto asked = cancel ? askForCancel(*payment, transaction) : askForApproval(*payment, transaction);
    const GatewayOutcome outcome = co_await asked;
    const auto booked =
        m_parts.database.write(sql::Queue::Saga, [this, transaction, outcome](sql::Connection &connection) {
            if (transaction.kind == TransactionKind::Cancel)
                m_settle.cancellation(connection, transaction, outcome);
            else
                m_settle.approval(connection, transaction, outcome);
        });
    co_await booked;
}

QCoro::Task<GatewayOutcome> ResolvePayments::askForCancel(Payment payment, Transaction transaction)
{
    // What an earlier call did, whose answer was lost or not understood, is in the gateway's book.
    const bool askedBefore = transaction.attempts > 0 || transaction.round > 0;
    GatewayOutcome book;
    if (askedBefore)
        book = co_await m_gateway.find(payment.paymentKey);
    if (!isCanceledThere(payment, transaction, book)) {
        GatewayCancel cancel{payment.paymentKey, transaction.amount, transaction.reason, callKeyOf(transaction)};
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

QCoro::Task<GatewayOutcome> ResolvePayments::askForApproval(Payment payment, Transaction transaction)
{
    GatewayOutcome found = co_await m_gateway.find(payment.paymentKey);
    if (found.kind != Kind::NotTaken)
        co_return found;
    GatewayConfirm again{payment.paymentKey, payment.gatewayOrder, payment.amount, callKeyOf(transaction)};
    GatewayOutcome confirmed = co_await m_gateway.confirm(std::move(again));
    co_return confirmed;
}

} // namespace firstcome::payments
