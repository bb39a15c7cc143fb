// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/payment_moves.h"

#include "backend/platform/events/event_payload.h"
#include "shared/base/assert.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/payment_payloads.h"
#include <stdexcept>

namespace firstcome::payments {

namespace {

using Kind = GatewayOutcome::Kind;
using wallets::Account;

const auto outcomeIsNotOurs = QStringLiteral("The gateway's amount or order is not ours.");
const auto tookFor = QStringLiteral("orderId is \"%1\"");
const auto canceledThere = QStringLiteral("Cancelled at the gateway.");
const auto endedByHand = QStringLiteral("Ended by hand: ");
const auto orderIsClosed = QStringLiteral("The order was closed before its payment was approved.");
const auto balanceTooLow = QStringLiteral("BALANCE_TOO_LOW");

QByteArray causeOf(const char *what, Id id)
{
    return QByteArray(what) + ':' + QByteArray::number(id);
}

/// The payment, which changes with this step.
Payment &moved(PaymentMoves &moves, const Payment &payment)
{
    if (!moves.payment)
        moves.payment = payment;
    ++moves.payment->version;
    return *moves.payment;
}

void moveTo(Payment &payment, PaymentState to)
{
    FIRSTCOME_ASSERT(canMove(payment.state, to), "a payment moves only as its table says");
    payment.state = to;
}

template <typename Payload>
void tell(PaymentMoves &moves, const Payment &payment, Payload payload, Instant now)
{
    payload.orderId = payment.subjectId;
    payload.paymentId = payment.id;
    moves.events.push_back(events::eventOf(payload, payment.version, now));
}

void tellApproved(PaymentMoves &moves, const Payment &payment, Instant now)
{
    const auto method = paymentMethodFrom(payment.method).value_or(PaymentMethod::Pg);
    tell(moves, payment, PaymentApproved{.amount = payment.amount, .method = method}, now);
}

Transaction cancelOf(const Payment &payment, const Refund &refund, const Moment &moment)
{
    Transaction cancel;
    cancel.createdAt = moment.now;
    cancel.id = moment.freshId;
    cancel.paymentId = payment.id;
    cancel.kind = TransactionKind::Cancel;
    cancel.amount = refund.amount;
    cancel.cause = refund.cause;
    cancel.reason = refund.reason;
    return cancel;
}

void refuse(PaymentMoves &moves, const Payment &payment, const Transaction &transaction, const QString &reason)
{
    moves.ended.push_back({transaction, TransactionState::Refused});
    Payment &failed = moved(moves, payment);
    moveTo(failed, PaymentState::Failed);
    failed.failureReason = reason;
    moves.exceptionEnds = true;
    moves.releasesKey = true;
    if (payment.subject == Subject::Order) {
        moves.order = {OrderHears::What::Failed, QString::fromLatin1(code::paymentRefused.name)};
        return;
    }
    // What did not take effect is not kept under its Idempotency-Key: the next call with it is decided anew.
    failed.idempotencyKey.clear();
    failed.bodyHash.clear();
}

/// A cancel took effect.
void bookBack(PaymentMoves &moves, const Payment &before, const Transaction &cancel, Instant now)
{
    const Payment &stands = moves.payment ? *moves.payment : before;
    if (stands.state == PaymentState::Failed)
        return; // an approval that was never ours: it was not booked either
    const Money canceled = stands.canceledAmount + cancel.amount;
    const PaymentState to = canceled == stands.amount ? PaymentState::Canceled : PaymentState::PartiallyCanceled;
    if (canceled > stands.amount || !canMove(stands.state, to))
        throw std::runtime_error("a cancel would pass what was approved");
    Payment &payment = moved(moves, before);
    payment.canceledAmount = canceled;
    moveTo(payment, to);
    const bool charge = payment.subject == Subject::Charge;
    moves.transfers.push_back(
        {causeOf("cancel", cancel.id), charge ? Account::member(payment.memberId) : Account::orders(),
         payment.method == "BALANCE" ? Account::member(payment.memberId) : Account::gateway(), cancel.amount, now});
    if (charge)
        return;
    tell(moves, payment,
         PaymentCanceled{
             .amount = cancel.amount, .canceledAmount = canceled, .cause = QString::fromLatin1(cancel.cause)},
         now);
}

/// Money went back at the gateway without us having asked.
void bookBackThere(PaymentMoves &moves, const Payment &payment, Money amount, const Moment &moment)
{
    const Payment &stands = moves.payment ? *moves.payment : payment;
    Transaction there =
        cancelOf(payment, {payment.subjectId, amount, causeOfCancelThere(stands, amount), canceledThere}, moment);
    there.state = TransactionState::Done;
    moves.wentBack.push_back(there);
    bookBack(moves, payment, there, moment.now);
}

/// What was asked back ended without us having given it.
void tellEnded(PaymentMoves &moves, const Payment &before, const RefundEnded &ended, Instant now)
{
    if (before.subject == Subject::Charge)
        return;
    const Payment &payment = moved(moves, before);
    tell(moves, payment, ended, now);
}

RefundEnded endedBy(const Transaction &cancel, PaidBackBy by)
{
    return {.amount = cancel.amount, .cause = QString::fromLatin1(cancel.cause), .by = by};
}

/// All of it went back some other way meanwhile: nothing is left to be asked for.
void endAsNothing(PaymentMoves &moves, const Payment &payment, const Transaction &cancel, Instant now)
{
    moves.ended.push_back({cancel, TransactionState::Refused});
    moves.exceptionEnds = true;
    tellEnded(moves, payment, endedBy(cancel, PaidBackBy::Nothing), now);
    if (payment.subject == Subject::Order)
        moves.order.what = OrderHears::What::MoneyIsBack;
}

void approve(PaymentMoves &moves, const ApprovalFacts &facts, const GatewayOutcome &outcome, const Moment &moment)
{
    const Payment &before = facts.payment;
    moves.ended.push_back({facts.transaction, TransactionState::Done});
    Payment &payment = moved(moves, before);
    moveTo(payment, PaymentState::Approved);
    payment.failureReason.clear();
    moves.exceptionEnds = true;
    const bool charge = payment.subject == Subject::Charge;
    moves.transfers.push_back({causeOf("payment", payment.id), Account::gateway(),
                               charge ? Account::member(payment.memberId) : Account::orders(), payment.amount,
                               moment.now});
    if (facts.orderWaits) {
        moves.order.what = OrderHears::What::Paid;
        tellApproved(moves, payment, moment.now);
    } else if (!charge) {
        // The order was closed meanwhile: an approval never revives it, the money goes back once.
        moves.asked.push_back({cancelOf(
            payment, {payment.subjectId, payment.amount, causeOf("order-closed", payment.id), orderIsClosed}, moment)});
    }
    if (!outcome.balance || *outcome.balance >= outcome.amount)
        return;
    bookBackThere(moves, before, outcome.amount - *outcome.balance, {moment.now, moment.freshId + 1});
    moves.raised = Raised{attention::canceledAtGateway, outcome.reason, outcome.balance};
}

} // namespace

Money balanceOf(const Payment &payment)
{
    switch (payment.state) {
    case PaymentState::Approved:
    case PaymentState::PartiallyCanceled:
    case PaymentState::Canceled:
        return payment.amount - payment.canceledAmount;
    default:
        return 0;
    }
}

PaymentMoves afterApproval(const ApprovalFacts &facts, const GatewayOutcome &outcome, const Moment &moment)
{
    const Payment &payment = facts.payment;
    PaymentMoves moves;
    if (payment.state != PaymentState::InProgress)
        return moves;
    const bool taken = outcome.kind == Kind::Approved || outcome.kind == Kind::PartlyCanceled;
    const bool gone = outcome.kind == Kind::NotFound && isGone(facts.transaction, moment.now);
    if (outcome.kind == Kind::Refused || outcome.kind == Kind::Canceled || gone) {
        refuse(moves, payment, facts.transaction, outcome.reason);
        return moves;
    }
    if (!taken)
        return askAgain(facts.transaction, outcome, moment.now);
    ApprovalFacts answered = facts;
    answered.transaction.gatewayKey = outcome.transactionKey;
    const bool ourOrder = payment.gatewayOrder.isEmpty() || outcome.orderId == payment.gatewayOrder;
    if (outcome.amount == payment.amount && ourOrder) {
        approve(moves, answered, outcome, moment);
        return moves;
    }
    refuse(moves, payment, answered.transaction, outcomeIsNotOurs);
    if (ourOrder)
        moves.asked.push_back(
            {cancelOf(payment, {payment.subjectId, outcome.amount, causeOf("mismatch", payment.id), outcomeIsNotOurs},
                      moment),
             true});
    else // who shows the key of somebody's payment must not have that one cancelled: a person looks whose it is
        moves.raised =
            Raised{attention::ofAnotherOrder, tookFor.arg(QString::fromUtf8(outcome.orderId)), outcome.amount};
    return moves;
}

PaymentMoves afterCancel(const Payment &payment, const Transaction &cancel, const GatewayOutcome &outcome,
                         const Moment &moment)
{
    PaymentMoves moves;
    if (outcome.kind == Kind::Canceled) {
        Transaction answered = cancel;
        answered.gatewayKey = outcome.transactionKey;
        moves.ended.push_back({answered, TransactionState::Done});
        bookBack(moves, payment, answered, moment.now);
        moves.exceptionEnds = true;
        return moves;
    }
    const bool nothingThere = payment.state == PaymentState::Failed && outcome.kind == Kind::NotFound;
    if (nothingThere) {
        moves.ended.push_back({cancel, TransactionState::Refused});
        moves.exceptionEnds = true;
        return moves;
    }
    if (outcome.kind != Kind::Refused)
        return askAgain(cancel, outcome, moment.now);
    if (payment.state == PaymentState::Canceled) {
        endAsNothing(moves, payment, cancel, moment.now);
        return moves;
    }
    const Money left = balanceOf(payment);
    if (left > 0 && left < cancel.amount && outcome.balance == left) {
        moves.again = AskedAgain{cancel, moment.now, left};
        return moves;
    }
    // All that is left in our book was asked back, and its book says that a part of it went back without us: that part
    // is booked, and the rest is asked for.
    const bool wantsAll = cancel.amount > 0 && cancel.amount == left;
    if (wantsAll && outcome.balance && *outcome.balance > 0 && *outcome.balance < cancel.amount) {
        bookBackThere(moves, payment, cancel.amount - *outcome.balance, moment);
        moves.again = AskedAgain{cancel, moment.now, *outcome.balance};
        return moves;
    }
    moves.again = AskedAgain{cancel};
    moves.again->transaction.said = outcome.reason;
    moves.raised = Raised{attention::gatewayRefusesCancel, outcome.reason, outcome.balance};
    return moves;
}

PaymentMoves askAgain(Transaction transaction, const GatewayOutcome &outcome, Instant now)
{
    PaymentMoves moves;
    transaction.said = outcome.reason;
    if (outcome.kind != Kind::NotFound)
        transaction.missingSince.reset();
    else if (!transaction.missingSince)
        transaction.missingSince = now;
    moves.again = AskedAgain{transaction, now + askAgainAfter(transaction.attempts + 1)};
    if (!isOverdue(transaction, now))
        return moves;
    const char *reason =
        transaction.kind == TransactionKind::Approve ? attention::paymentUnknown : attention::cancelUnknown;
    moves.raised = Raised{outcome.kind == Kind::Unreadable ? attention::gatewayUnreadable : reason, outcome.reason};
    return moves;
}

QByteArray causeOfCancelThere(const Payment &payment, Money amount)
{
    return causeOf("gateway", payment.id) + ':' + QByteArray::number(payment.canceledAmount + amount);
}

PaymentMoves afterCancelThere(const Payment &payment, Money amount, const Moment &moment)
{
    PaymentMoves moves;
    bookBackThere(moves, payment, amount, moment);
    return moves;
}

PaymentMoves giveBack(const Payment &payment, const Refund &refund, Money open, const Moment &moment)
{
    PaymentMoves moves;
    Transaction cancel = cancelOf(payment, refund, moment);
    const Money left = payment.amount - payment.canceledAmount - open;
    if (std::min(refund.amount, left) <= 0) {
        tellEnded(moves, payment, endedBy(cancel, PaidBackBy::Nothing), moment.now);
        if (payment.canceledAmount == payment.amount) // it went back before the order was cancelled
            moves.order.what = OrderHears::What::MoneyIsBack;
        return moves;
    }
    cancel.amount = std::min(refund.amount, left);
    if (payment.method != "BALANCE") {
        moves.asked.push_back({cancel});
        return moves;
    }
    cancel.state = TransactionState::Done;
    moves.wentBack.push_back(cancel);
    bookBack(moves, payment, cancel, moment.now);
    return moves;
}

PaymentMoves takeNothing(const Payment &payment, const Refund &refund, const Moment &moment)
{
    PaymentMoves moves;
    moves.asked.push_back({cancelOf(payment, refund, moment), true});
    return moves;
}

PaymentMoves endByHand(const Payment &payment, const QList<Transaction> &open, const QString &reason,
                       const Moment &moment)
{
    PaymentMoves moves;
    moves.exceptionEnds = true;
    for (const Transaction &transaction : open) {
        if (transaction.kind == TransactionKind::Cancel) {
            moves.ended.push_back({transaction, TransactionState::Refused});
            tellEnded(moves, payment, endedBy(transaction, PaidBackBy::ByHand), moment.now);
            continue;
        }
        refuse(moves, payment, transaction, endedByHand + reason);
        moves.asked.push_back(
            {cancelOf(payment, {payment.subjectId, payment.amount, causeOf("by-hand", payment.id), reason}, moment),
             true});
    }
    return moves;
}

PaymentMoves notSent(const Payment &payment, const Transaction &transaction)
{
    PaymentMoves moves;
    if (payment.state != PaymentState::InProgress)
        return moves;
    moves.dropped = transaction;
    Payment &ready = moved(moves, payment);
    moveTo(ready, PaymentState::Ready);
    ready.failureReason.clear();
    if (payment.subject == Subject::Order)
        moves.order.what = OrderHears::What::NotPaying;
    return moves;
}

PaymentMoves afterOrderClosed(const Payment &payment)
{
    PaymentMoves moves;
    if (payment.state == PaymentState::Ready)
        moveTo(moved(moves, payment), PaymentState::Expired);
    return moves;
}

PaymentMoves payFromBalance(const orders::PayableOrder &order, Money balance, const Moment &moment)
{
    PaymentMoves moves;
    if (order.state != OrderState::PendingPayment || order.holdExpiresAt <= moment.now)
        return moves;
    Payment payment;
    payment.id = moment.freshId;
    payment.subjectId = order.id;
    payment.memberId = order.memberId;
    payment.method = "BALANCE";
    payment.amount = order.total;
    payment.createdAt = moment.now;
    if (balance < order.total) {
        payment.state = PaymentState::Failed;
        payment.failureReason = balanceTooLow;
        moves.order = {OrderHears::What::Failed, balanceTooLow};
    } else {
        payment.state = PaymentState::Approved;
        moves.order.what = OrderHears::What::Paid;
        moves.transfers.push_back({causeOf("payment", payment.id), Account::member(order.memberId), Account::orders(),
                                   order.total, moment.now});
        tellApproved(moves, payment, moment.now);
    }
    moves.payment = payment;
    return moves;
}

} // namespace firstcome::payments
