// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/settle_payment.h"

#include "backend/wallets/ledger_store.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/topics.h"
#include <QJsonDocument>

namespace firstcome::payments {

namespace {

using Kind = GatewayOutcome::Kind;
using wallets::Account;

const auto outcomeIsNotOurs = QStringLiteral("The gateway's amount or order is not ours.");

QByteArray causeOf(const char *what, Id id)
{
    return QByteArray(what) + ':' + QByteArray::number(id);
}

} // namespace

PaymentState SettlePayment::approval(sql::Connection &connection, const Transaction &transaction,
                                     const GatewayOutcome &outcome)
{
    const auto payment = findPaymentById(connection, transaction.paymentId);
    if (!payment || payment->state != PaymentState::InProgress)
        return payment ? payment->state : PaymentState::Failed;
    if (outcome.kind == Kind::Refused) {
        refuse(connection, *payment, transaction, outcome);
        return PaymentState::Failed;
    }
    if (outcome.kind != Kind::Approved)
        return payment->state;
    Transaction settled = transaction;
    settled.gatewayKey = outcome.transactionKey;
    const QByteArray ours = gatewayOrderOf(*payment);
    if (outcome.amount != payment->amount || (!ours.isEmpty() && outcome.orderId != ours)) {
        refuse(connection, *payment, settled, {Kind::Refused, outcome.amount, {}, {}, outcomeIsNotOurs});
        // Who shows the key of somebody's payment must not have that one cancelled.
        if (!isKeyInUse(connection, payment->paymentKey, payment->id))
            askForCancel(connection, *payment, outcome.amount, causeOf("mismatch", payment->id));
        return PaymentState::Failed;
    }
    approve(connection, *payment, settled, m_parts.clock());
    return PaymentState::Approved;
}

void SettlePayment::approve(sql::Connection &connection, const Payment &payment, const Transaction &transaction,
                            Instant now)
{
    if (!settleTransaction(connection, transaction, TransactionState::Done, now) ||
        !movePayment(connection, payment, {PaymentState::Approved, {}}, now))
        return;
    const bool charge = payment.subject == Subject::Charge;
    wallets::post(connection, {causeOf("payment", payment.id), Account::gateway(),
                               charge ? Account::member(payment.memberId) : Account::orders(), payment.amount, now});
    if (charge)
        return;
    if (!m_parts.orders.paid(connection, payment.subjectId, now)) {
        // The order was closed meanwhile: an approval never revives it, the money goes back once.
        askForCancel(connection, payment, payment.amount, causeOf("order-closed", payment.id));
        return;
    }
    tell(connection, payment, event::paymentApproved,
         {{QStringLiteral("amount"), payment.amount}, {QStringLiteral("method"), QString::fromLatin1(payment.method)}});
}

void SettlePayment::refuse(sql::Connection &connection, const Payment &payment, const Transaction &transaction,
                           const GatewayOutcome &outcome)
{
    const Instant now = m_parts.clock();
    if (!settleTransaction(connection, transaction, TransactionState::Refused, now) ||
        !movePayment(connection, payment, {PaymentState::Failed, outcome.reason}, now))
        return;
    if (payment.subject == Subject::Order)
        m_parts.orders.failed(connection, payment.subjectId, QString::fromLatin1(code::paymentRefused.name), now);
}

void SettlePayment::notSent(sql::Connection &connection, const Transaction &transaction)
{
    const auto payment = findPaymentById(connection, transaction.paymentId);
    if (!payment || payment->state != PaymentState::InProgress)
        return;
    dropTransaction(connection, transaction.id);
    movePayment(connection, *payment, {PaymentState::Ready, {}}, m_parts.clock());
    m_parts.orders.stopPaying(connection, payment->subjectId, m_parts.clock());
}

void SettlePayment::fromBalance(sql::Connection &connection, const orders::PayableOrder &order)
{
    const Instant now = m_parts.clock();
    if (order.state != OrderState::PendingPayment || findPayment(connection, order.id))
        return;
    Payment payment;
    payment.id = m_parts.ids.next(now);
    payment.subjectId = order.id;
    payment.memberId = order.memberId;
    payment.method = "BALANCE";
    payment.amount = order.total;
    payment.createdAt = now;
    payment.state = PaymentState::Approved;
    const bool late = order.holdExpiresAt <= now;
    const auto posting =
        late ? wallets::Posting::TooLow
             : wallets::post(connection, {causeOf("payment", payment.id), Account::member(order.memberId),
                                          Account::orders(), order.total, now});
    if (posting == wallets::Posting::TooLow) {
        if (late)
            return; // the sweep closes it
        payment.state = PaymentState::Failed;
        payment.failureReason = QStringLiteral("BALANCE_TOO_LOW");
        insertPayment(connection, payment);
        m_parts.orders.failed(connection, order.id, payment.failureReason, now);
        return;
    }
    insertPayment(connection, payment);
    if (!m_parts.orders.paid(connection, order.id, now))
        throw std::runtime_error("an order that was payable could not be paid");
    tell(connection, payment, event::paymentApproved,
         {{QStringLiteral("amount"), payment.amount}, {QStringLiteral("method"), QStringLiteral("BALANCE")}});
}

void SettlePayment::giveBack(sql::Connection &connection, Id orderId, Money amount, const QByteArray &cause)
{
    const auto payment = findPayment(connection, orderId);
    if (!payment || amount <= 0 || isKnownCause(connection, cause))
        return;
    if (payment->method != "BALANCE") {
        askForCancel(connection, *payment, amount, cause);
        return;
    }
    const Instant now = m_parts.clock();
    Transaction transaction{
        m_parts.ids.next(now), payment->id, TransactionKind::Cancel, amount, TransactionState::Done, cause, {}, 0, now};
    insertTransaction(connection, transaction, std::nullopt);
    bookCancel(connection, *payment, transaction, now);
}

void SettlePayment::askForCancel(sql::Connection &connection, const Payment &payment, Money amount,
                                 const QByteArray &cause)
{
    const Instant now = m_parts.clock();
    if (isKnownCause(connection, cause))
        return;
    insertTransaction(connection,
                      {m_parts.ids.next(now),
                       payment.id,
                       TransactionKind::Cancel,
                       amount,
                       TransactionState::Requested,
                       cause,
                       {},
                       0,
                       now},
                      now);
}

void SettlePayment::cancellation(sql::Connection &connection, const Transaction &transaction,
                                 const GatewayOutcome &outcome)
{
    const Instant now = m_parts.clock();
    const auto payment = findPaymentById(connection, transaction.paymentId);
    if (!payment)
        return;
    if (outcome.kind == Kind::Canceled) {
        Transaction settled = transaction;
        settled.gatewayKey = outcome.transactionKey;
        if (settleTransaction(connection, settled, TransactionState::Done, now))
            bookCancel(connection, *payment, settled, now);
        return;
    }
    if (outcome.kind == Kind::Refused) {
        settleTransaction(connection, transaction, TransactionState::Refused, now);
        if (payment->subject == Subject::Order)
            m_parts.orders.setAttention(connection, payment->subjectId, "GATEWAY_REFUSES_CANCEL", now);
        return;
    }
    postpone(connection, transaction, now + askAgainAfter(transaction.attempts + 1));
}

void SettlePayment::bookCancel(sql::Connection &connection, const Payment &payment, const Transaction &transaction,
                               Instant now)
{
    if (payment.state == PaymentState::Failed)
        return; // an approval that was never ours: it was not booked either
    if (!addCanceled(connection, payment, transaction.amount, now))
        throw std::runtime_error("a cancel would pass what was approved");
    const Account to = payment.method == "BALANCE" ? Account::member(payment.memberId) : Account::gateway();
    wallets::post(connection, {causeOf("cancel", transaction.id), Account::orders(), to, transaction.amount, now});
    Payment canceled = payment;
    ++canceled.version;
    canceled.canceledAmount += transaction.amount;
    tell(connection, canceled, event::paymentCanceled,
         {{QStringLiteral("amount"), transaction.amount}, {QStringLiteral("canceledAmount"), canceled.canceledAmount}});
}

void SettlePayment::tell(sql::Connection &connection, const Payment &payment, const char *type, QJsonObject payload)
{
    payload.insert(QStringLiteral("orderId"), idText(payment.subjectId));
    payload.insert(QStringLiteral("paymentId"), idText(payment.id));
    events::Event event;
    event.topic = topic::payments;
    event.key = payment.subjectId;
    event.sequence = payment.version;
    event.type = type;
    event.payload = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    event.at = m_parts.clock();
    m_parts.outbox.append(connection, event);
}

} // namespace firstcome::payments
