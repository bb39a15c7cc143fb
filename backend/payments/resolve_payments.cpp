// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/resolve_payments.h"

namespace firstcome::payments {

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
            underWay.push_back(resolve(transaction));
        for (auto &task : underWay)
            co_await task;
        found = due.size();
    }
}

QCoro::Task<> ResolvePayments::resolve(Transaction transaction)
{
    const auto found = m_parts.database.read(
        [id = transaction.paymentId](sql::Connection &connection) { return findPaymentById(connection, id); });
    const auto payment = co_await found;
    if (!payment)
        co_return;
    const GatewayOutcome outcome = co_await ask(*payment, transaction);
    const auto booked =
        m_parts.database.write(sql::Queue::Saga, [this, transaction, outcome](sql::Connection &connection) {
            if (transaction.kind == TransactionKind::Cancel)
                m_settle.cancellation(connection, transaction, outcome);
            else
                m_settle.approval(connection, transaction, outcome);
        });
    co_await booked;
}

QCoro::Task<GatewayOutcome> ResolvePayments::ask(const Payment &payment, const Transaction &transaction)
{
    if (transaction.kind == TransactionKind::Cancel) {
        // What was never ours goes back as a whole, whatever the gateway says it is.
        const Money amount = payment.state == PaymentState::Failed ? 0 : transaction.amount;
        const GatewayCancel cancel{payment.paymentKey, amount, transaction.reason,
                                   "cancel:" + QByteArray::number(transaction.id)};
        const GatewayOutcome canceled = co_await m_gateway.cancel(cancel);
        co_return canceled;
    }
    const GatewayOutcome found = co_await m_gateway.find(payment.paymentKey);
    if (found.kind != GatewayOutcome::Kind::NotTaken)
        co_return found;
    const GatewayConfirm again{payment.paymentKey, payment.gatewayOrder, payment.amount, transaction.cause};
    const GatewayOutcome confirmed = co_await m_gateway.confirm(again);
    co_return confirmed;
}

} // namespace firstcome::payments
