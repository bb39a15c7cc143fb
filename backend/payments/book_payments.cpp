// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/book_payments.h"

#include "backend/payments/key_store.h"
#include "backend/payments/payment_store.h"
#include "backend/payments/raise_exception.h"
#include "backend/wallets/ledger_store.h"

namespace firstcome::payments {

namespace {

constexpr int freshIds = 2; ///< at most so many transactions come of one move

[[noreturn]] void movedMeanwhile(const char *what)
{
    throw sql::Failure(sql::Failure::Kind::Retry, what);
}

} // namespace

Moment BookPayments::moment() const
{
    const Instant now = m_parts.clock();
    return {now, m_parts.ids.nextRange(now, freshIds)};
}

void BookPayments::approval(sql::Connection &connection, const Transaction &transaction, const GatewayOutcome &outcome)
{
    const auto payment = findPaymentById(connection, transaction.paymentId);
    if (!payment)
        return;
    const bool orderWaits =
        payment->subject == Subject::Order && m_parts.orders.lockWaiting(connection, payment->subjectId);
    write(connection, *payment, afterApproval({*payment, transaction, orderWaits}, outcome, moment()));
}

void BookPayments::cancellation(sql::Connection &connection, const Transaction &transaction,
                                const GatewayOutcome &outcome)
{
    if (const auto payment = findPaymentById(connection, transaction.paymentId))
        write(connection, *payment, afterCancel(*payment, transaction, outcome, moment()));
}

void BookPayments::unanswered(sql::Connection &connection, const Transaction &transaction,
                              const GatewayOutcome &outcome)
{
    const PaymentMoves moves = askAgain(transaction, outcome, m_parts.clock());
    if (const auto payment = findPaymentById(connection, transaction.paymentId))
        write(connection, *payment, moves);
    else
        writeAgain(connection, *moves.again);
}

void BookPayments::canceledThere(sql::Connection &connection, const Payment &payment, Money amount)
{
    if (!isKnownCause(connection, causeOfCancelThere(payment, amount)))
        write(connection, payment, afterCancelThere(payment, amount, moment()));
}

void BookPayments::endByHand(sql::Connection &connection, Id paymentId, const QString &reason)
{
    const auto open = openTransactions(connection, paymentId);
    if (const auto payment = findPaymentById(connection, paymentId))
        write(connection, *payment, payments::endByHand(*payment, open, reason, moment()));
}

void BookPayments::takeNothing(sql::Connection &connection, const Payment &payment, const Refund &refund)
{
    write(connection, payment, payments::takeNothing(payment, refund, moment()));
}

void BookPayments::notSent(sql::Connection &connection, const Transaction &transaction)
{
    if (const auto payment = findPaymentById(connection, transaction.paymentId))
        write(connection, *payment, payments::notSent(*payment, transaction));
}

void BookPayments::fromBalance(sql::Connection &connection, const std::vector<Id> &orderIds)
{
    if (orderIds.empty())
        return;
    std::unordered_map<Id, orders::PayableOrder> unpaid;
    std::vector<Id> memberIds;
    const auto known = subjectsWithPayment(connection, orderIds);
    for (const orders::PayableOrder &order : m_parts.orders.find(connection, orderIds)) {
        if (known.contains(order.id))
            continue;
        unpaid.emplace(order.id, order);
        memberIds.push_back(order.memberId);
    }
    auto balances = wallets::balancesOf(connection, memberIds);
    std::vector<PaymentMoves> all;
    for (const Id orderId : orderIds) {
        const auto order = unpaid.find(orderId);
        if (order == unpaid.end())
            continue;
        Money &balance = balances[order->second.memberId];
        PaymentMoves moves = payFromBalance(order->second, balance, moment());
        for (const wallets::Transfer &transfer : moves.transfers)
            balance -= transfer.amount;
        if (moves.payment)
            all.push_back(std::move(moves));
        unpaid.erase(order);
    }
    writeNew(connection, all);
}

/// Payments that are made as they end: nothing of them was there before.
void BookPayments::writeNew(sql::Connection &connection, const std::vector<PaymentMoves> &all)
{
    std::vector<Payment> payments;
    std::vector<Id> paid;
    std::vector<events::Event> events;
    for (const PaymentMoves &moves : all) {
        payments.push_back(*moves.payment);
        events.insert(events.end(), moves.events.begin(), moves.events.end());
        if (moves.order.what == OrderHears::What::Paid)
            paid.push_back(moves.payment->subjectId);
    }
    insertPayments(connection, payments);
    for (const PaymentMoves &moves : all) {
        post(connection, moves.transfers);
        if (moves.order.what != OrderHears::What::Paid)
            tellOrder(connection, *moves.payment, moves.order);
    }
    tellPaid(connection, paid);
    m_parts.outbox.append(connection, events);
}

void BookPayments::giveBack(sql::Connection &connection, const Refund &refund)
{
    const auto payment = findPayment(connection, refund.orderId);
    if (!payment || isKnownCause(connection, refund.cause))
        return;
    const Money open = openCancels(connection, payment->id);
    write(connection, *payment, payments::giveBack(*payment, refund, open, moment()));
}

void BookPayments::orderClosed(sql::Connection &connection, Id orderId)
{
    if (const auto payment = findPayment(connection, orderId))
        write(connection, *payment, afterOrderClosed(*payment));
}

void BookPayments::write(sql::Connection &connection, const Payment &before, const PaymentMoves &moves)
{
    const Instant now = m_parts.clock();
    for (const auto &[transaction, to] : moves.ended) {
        if (!endTransaction(connection, transaction, to, now))
            return; // booked before
    }
    const Payment &payment = moves.payment ? *moves.payment : before;
    if (payment.version != before.version && !movePayment(connection, {before, payment}, now))
        movedMeanwhile("a payment was moved by two at once");
    if (moves.releasesKey)
        releaseKey(connection, {payment.paymentKey, payment.id});
    writeTransactions(connection, before, moves);
    if (moves.exceptionEnds)
        endException(connection, m_parts, payment);
    post(connection, moves.transfers);
    tellOrder(connection, payment, moves.order);
    m_parts.outbox.append(connection, moves.events);
    if (moves.raised)
        raiseException(connection, m_parts, payment, *moves.raised);
}

void BookPayments::post(sql::Connection &connection, const std::vector<wallets::Transfer> &transfers)
{
    for (const wallets::Transfer &transfer : transfers) {
        if (wallets::post(connection, transfer) == wallets::Posting::TooLow)
            throw std::runtime_error("a balance would fall below zero");
    }
}

void BookPayments::tellPaid(sql::Connection &connection, const std::vector<Id> &orderIds)
{
    if (!m_parts.orders.paid(connection, orderIds, m_parts.clock()))
        movedMeanwhile("an order was closed while it was paid");
}

void BookPayments::writeTransactions(sql::Connection &connection, const Payment &before, const PaymentMoves &moves)
{
    if (moves.dropped)
        dropTransaction(connection, moves.dropped->id);
    for (const auto &[cancel, onlyWithItsKey] : moves.asked) {
        const bool mayAsk = !onlyWithItsKey || claimKey(connection, {before.paymentKey, before.id}, cancel.createdAt);
        if (mayAsk && !isKnownCause(connection, cancel.cause))
            insertTransaction(connection, cancel, cancel.createdAt);
    }
    for (const Transaction &cancel : moves.wentBack)
        insertTransaction(connection, cancel, std::nullopt);
    if (moves.again)
        writeAgain(connection, *moves.again);
}

void BookPayments::writeAgain(sql::Connection &connection, const AskedAgain &again)
{
    if (again.less)
        askForLess(connection, again.transaction.id, {*again.less, *again.dueAt});
    else if (again.dueAt)
        postpone(connection, again.transaction, *again.dueAt);
    else
        park(connection, again.transaction);
}

void BookPayments::tellOrder(sql::Connection &connection, const Payment &payment, const OrderHears &hears)
{
    const Instant now = m_parts.clock();
    const Id orderId = payment.subjectId;
    switch (hears.what) {
    case OrderHears::What::Nothing:
        return;
    case OrderHears::What::Paid:
        tellPaid(connection, {orderId});
        return;
    case OrderHears::What::Failed:
        m_parts.orders.failed(connection, orderId, hears.reason, now);
        return;
    case OrderHears::What::NotPaying:
        m_parts.orders.stopPaying(connection, orderId, now);
        return;
    case OrderHears::What::MoneyIsBack:
        m_parts.orders.moneyIsBack(connection, payment.subjectId, payment.canceledAmount, now);
        return;
    }
}

} // namespace firstcome::payments
