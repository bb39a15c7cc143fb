// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/settle_payment.h"

#include "backend/payments/key_store.h"
#include "backend/payments/raise_exception.h"
#include "backend/wallets/ledger_store.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/topics.h"
#include <QJsonDocument>

namespace firstcome::payments {

namespace {

using Kind = GatewayOutcome::Kind;
using wallets::Account;

const auto outcomeIsNotOurs = QStringLiteral("The gateway's amount or order is not ours.");
const auto tookFor = QStringLiteral("orderId is \"%1\"");
const auto cancelledThere = QStringLiteral("Cancelled at the gateway.");
const auto endedByHand = QStringLiteral("Ended by hand: ");
const auto orderIsClosed = QStringLiteral("The order was closed before its payment was approved.");

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
    const bool taken = outcome.kind == Kind::Approved || outcome.kind == Kind::PartlyCanceled;
    const bool gone = outcome.kind == Kind::NotFound && isGone(transaction, m_parts.clock());
    if (outcome.kind == Kind::Refused || outcome.kind == Kind::Canceled || gone) {
        refuse(connection, *payment, transaction, outcome);
        return PaymentState::Failed;
    }
    if (!taken) {
        askAgain(connection, transaction, outcome);
        return payment->state;
    }
    Transaction settled = transaction;
    settled.gatewayKey = outcome.transactionKey;
    const bool ourOrder = payment->gatewayOrder.isEmpty() || outcome.orderId == payment->gatewayOrder;
    if (outcome.amount != payment->amount || !ourOrder) {
        GatewayOutcome notOurs;
        notOurs.reason = outcomeIsNotOurs;
        refuse(connection, *payment, settled, notOurs);
        if (ourOrder)
            takeNothing(connection, *payment,
                        {payment->subjectId, outcome.amount, causeOf("mismatch", payment->id), outcomeIsNotOurs});
        else // who shows the key of somebody's payment must not have that one cancelled: a person looks whose it is
            raiseException(
                connection, m_parts, *findPaymentById(connection, payment->id),
                {attention::ofAnotherOrder, tookFor.arg(QString::fromUtf8(outcome.orderId)), outcome.amount});
        return PaymentState::Failed;
    }
    if (approve(connection, *payment, settled, m_parts.clock()) && outcome.balance < outcome.amount) {
        const Payment approved = *findPaymentById(connection, payment->id);
        canceledThere(connection, approved, outcome.amount - outcome.balance.value_or(outcome.amount));
        raiseException(connection, m_parts, *findPaymentById(connection, payment->id),
                       {attention::canceledAtGateway, outcome.reason, outcome.balance});
    }
    return PaymentState::Approved;
}

bool SettlePayment::approve(sql::Connection &connection, const Payment &payment, const Transaction &transaction,
                            Instant now)
{
    if (!settleTransaction(connection, transaction, TransactionState::Done, now) ||
        !movePayment(connection, payment, {PaymentState::Approved, {}}, now))
        return false;
    endException(connection, m_parts, payment);
    const bool charge = payment.subject == Subject::Charge;
    wallets::post(connection, {causeOf("payment", payment.id), Account::gateway(),
                               charge ? Account::member(payment.memberId) : Account::orders(), payment.amount, now});
    if (charge)
        return true;
    if (!m_parts.orders.paid(connection, payment.subjectId, now)) {
        // The order was closed meanwhile: an approval never revives it, the money goes back once.
        askForCancel(connection, payment,
                     {payment.subjectId, payment.amount, causeOf("order-closed", payment.id), orderIsClosed});
        return true;
    }
    tell(connection, payment, event::paymentApproved,
         {{QStringLiteral("amount"), payment.amount}, {QStringLiteral("method"), QString::fromLatin1(payment.method)}});
    return true;
}

void SettlePayment::refuse(sql::Connection &connection, const Payment &payment, const Transaction &transaction,
                           const GatewayOutcome &outcome)
{
    const Instant now = m_parts.clock();
    if (!settleTransaction(connection, transaction, TransactionState::Refused, now) ||
        !movePayment(connection, payment, {PaymentState::Failed, outcome.reason}, now))
        return;
    endException(connection, m_parts, payment);
    releaseKey(connection, {payment.paymentKey, payment.id});
    if (payment.subject == Subject::Order)
        m_parts.orders.failed(connection, payment.subjectId, QString::fromLatin1(code::paymentRefused.name), now);
    else
        forgetIdempotencyKey(connection, payment.id);
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

void SettlePayment::giveBack(sql::Connection &connection, const Refund &refund)
{
    const auto payment = findPayment(connection, refund.orderId);
    if (!payment || isKnownCause(connection, refund.cause))
        return;
    Refund left = refund;
    left.amount =
        std::min(refund.amount, payment->amount - payment->canceledAmount - openCancels(connection, payment->id));
    if (left.amount <= 0) {
        refundEnded(connection, *payment, {{}, refund.amount, refund.cause, {}}, PaidBackBy::Nothing);
        if (payment->canceledAmount == payment->amount) // it went back before the order was cancelled
            m_parts.orders.moneyIsBack(connection, refund.orderId, m_parts.clock());
        return;
    }
    if (payment->method != "BALANCE") {
        askForCancel(connection, *payment, left);
        return;
    }
    Transaction transaction = cancelOf(*payment, left);
    transaction.state = TransactionState::Done;
    insertTransaction(connection, transaction, std::nullopt);
    bookCancel(connection, *payment, transaction, transaction.createdAt);
}

Transaction SettlePayment::cancelOf(const Payment &payment, const Refund &refund)
{
    Transaction cancel;
    cancel.createdAt = m_parts.clock();
    cancel.id = m_parts.ids.next(cancel.createdAt);
    cancel.paymentId = payment.id;
    cancel.kind = TransactionKind::Cancel;
    cancel.amount = refund.amount;
    cancel.cause = refund.cause;
    cancel.reason = refund.reason;
    return cancel;
}

void SettlePayment::askForCancel(sql::Connection &connection, const Payment &payment, const Refund &refund)
{
    if (isKnownCause(connection, refund.cause))
        return;
    const Transaction cancel = cancelOf(payment, refund);
    insertTransaction(connection, cancel, cancel.createdAt);
}

void SettlePayment::expire(sql::Connection &connection, Id orderId)
{
    const auto payment = findPayment(connection, orderId);
    if (payment && payment->state == PaymentState::Ready)
        movePayment(connection, *payment, {PaymentState::Expired, {}}, m_parts.clock());
}

void SettlePayment::cancellation(sql::Connection &connection, const Transaction &transaction,
                                 const GatewayOutcome &outcome)
{
    const auto payment = findPaymentById(connection, transaction.paymentId);
    if (!payment)
        return;
    if (outcome.kind == Kind::Canceled) {
        Transaction settled = transaction;
        settled.gatewayKey = outcome.transactionKey;
        if (settleTransaction(connection, settled, TransactionState::Done, m_parts.clock())) {
            bookCancel(connection, *payment, settled, m_parts.clock());
            endException(connection, m_parts, *payment);
        }
        return;
    }
    const bool nothingThere = payment->state == PaymentState::Failed && outcome.kind == Kind::NotFound;
    if (nothingThere) {
        settleTransaction(connection, transaction, TransactionState::Refused, m_parts.clock());
        endException(connection, m_parts, *payment);
        return;
    }
    if (outcome.kind == Kind::Refused && askForTheRest(connection, *payment, transaction, outcome))
        return;
    if (outcome.kind == Kind::Refused) {
        Transaction parked = transaction;
        parked.said = outcome.reason;
        park(connection, parked);
        raiseException(connection, m_parts, *payment,
                       {attention::gatewayRefusesCancel, outcome.reason, outcome.balance});
        return;
    }
    askAgain(connection, transaction, outcome);
}

bool SettlePayment::askForTheRest(sql::Connection &connection, const Payment &payment, const Transaction &transaction,
                                  const GatewayOutcome &outcome)
{
    const bool wantsAll = transaction.amount > 0 && transaction.amount == balanceOf(payment);
    if (!wantsAll || !outcome.balance || *outcome.balance == 0 || *outcome.balance >= transaction.amount)
        return false;
    canceledThere(connection, payment, transaction.amount - *outcome.balance);
    askForLess(connection, transaction.id, {*outcome.balance, m_parts.clock()});
    return true;
}

void SettlePayment::askAgain(sql::Connection &connection, Transaction transaction, const GatewayOutcome &outcome)
{
    const Instant now = m_parts.clock();
    transaction.said = outcome.reason;
    if (outcome.kind != Kind::NotFound)
        transaction.missingSince.reset();
    else if (!transaction.missingSince)
        transaction.missingSince = now;
    postpone(connection, transaction, now + askAgainAfter(transaction.attempts + 1));
    if (!isOverdue(transaction, now))
        return;
    const char *reason =
        transaction.kind == TransactionKind::Approve ? attention::paymentUnknown : attention::cancelUnknown;
    if (outcome.kind == Kind::Unreadable)
        reason = attention::gatewayUnreadable;
    if (const auto payment = findPaymentById(connection, transaction.paymentId))
        raiseException(connection, m_parts, *payment, {reason, outcome.reason});
}

void SettlePayment::canceledThere(sql::Connection &connection, const Payment &payment, Money amount)
{
    Transaction there = cancelOf(payment, {payment.subjectId, amount, {}, cancelledThere});
    there.cause =
        "gateway:" + QByteArray::number(payment.id) + ':' + QByteArray::number(payment.canceledAmount + amount);
    there.state = TransactionState::Done;
    if (isKnownCause(connection, there.cause))
        return;
    insertTransaction(connection, there, std::nullopt);
    bookCancel(connection, payment, there, there.createdAt);
}

void SettlePayment::takeNothing(sql::Connection &connection, const Payment &payment, const Refund &refund)
{
    if (claimKey(connection, {payment.paymentKey, payment.id}, m_parts.clock()))
        askForCancel(connection, payment, refund);
}

void SettlePayment::endByHand(sql::Connection &connection, const Payment &payment, const QString &reason)
{
    for (const Transaction &open : openTransactions(connection, payment.id)) {
        if (open.kind == TransactionKind::Cancel) {
            settleTransaction(connection, open, TransactionState::Refused, m_parts.clock());
            refundEnded(connection, payment, {{}, open.amount, open.cause, {}}, PaidBackBy::ByHand);
            continue;
        }
        GatewayOutcome byHand;
        byHand.reason = endedByHand + reason;
        refuse(connection, payment, open, byHand);
        takeNothing(connection, payment, {payment.subjectId, payment.amount, causeOf("by-hand", payment.id), reason});
    }
    endException(connection, m_parts, payment);
}

void SettlePayment::bookCancel(sql::Connection &connection, const Payment &payment, const Transaction &transaction,
                               Instant now)
{
    if (payment.state == PaymentState::Failed)
        return; // an approval that was never ours: it was not booked either
    if (!addCanceled(connection, payment, transaction.amount, now))
        throw std::runtime_error("a cancel would pass what was approved");
    const bool charge = payment.subject == Subject::Charge;
    const Account from = charge ? Account::member(payment.memberId) : Account::orders();
    const Account to = payment.method == "BALANCE" ? Account::member(payment.memberId) : Account::gateway();
    const auto posted =
        wallets::post(connection, {causeOf("cancel", transaction.id), from, to, transaction.amount, now});
    if (posted == wallets::Posting::TooLow)
        throw std::runtime_error("a charge would go back that its member has spent");
    if (charge)
        return;
    Payment canceled = payment;
    ++canceled.version;
    canceled.canceledAmount += transaction.amount;
    tell(connection, canceled, event::paymentCanceled,
         {{QStringLiteral("amount"), transaction.amount},
          {QStringLiteral("canceledAmount"), canceled.canceledAmount},
          {QStringLiteral("cause"), QString::fromLatin1(transaction.cause)}});
}

void SettlePayment::refundEnded(sql::Connection &connection, Payment payment, const Refund &refund, PaidBackBy by)
{
    if (payment.subject == Subject::Charge)
        return;
    payment.version = raiseVersion(connection, payment, m_parts.clock());
    tell(connection, payment, event::refundEnded,
         {{QStringLiteral("amount"), refund.amount},
          {QStringLiteral("cause"), QString::fromLatin1(refund.cause)},
          {QStringLiteral("by"), QLatin1StringView(textOf(by))}});
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
