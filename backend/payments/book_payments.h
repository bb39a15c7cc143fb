// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/payment_moves.h"
#include "backend/payments/payment_parts.h"

namespace firstcome::payments {

/// Turns what the gateway said, and what else happens to a payment, into our books, in the caller's transaction: reads
/// what is decided on, decides (payment_moves.h), writes payment, transactions, order, ledger and events.
/// Invariant: the outcome of a transaction is booked once, whoever brings it first (the payer's request or the worker).
/// Thread: the writer's.
class BookPayments
{
public:
    explicit BookPayments(PaymentParts parts) : m_parts(std::move(parts)) {}

    void approval(sql::Connection &connection, const Transaction &transaction, const GatewayOutcome &outcome);
    void cancellation(sql::Connection &connection, const Transaction &transaction, const GatewayOutcome &outcome);
    /// The gateway's answer is not known.
    void unanswered(sql::Connection &connection, const Transaction &transaction, const GatewayOutcome &outcome);
    /// Money that went back at the gateway without us having asked, as its book says.
    void canceledThere(sql::Connection &connection, const Payment &payment, Money amount);
    void endByHand(sql::Connection &connection, Id paymentId, const QString &reason);
    void takeNothing(sql::Connection &connection, const Payment &payment, const Refund &refund);
    void notSent(sql::Connection &connection, const Transaction &transaction);
    /// Pays each from its member's balance at once, in this order; what it did is in the order's state.
    void fromBalance(sql::Connection &connection, const std::vector<Id> &orderIds);
    /// Gives money of an order's payment back, once for its cause.
    void giveBack(sql::Connection &connection, const Refund &refund);
    void orderClosed(sql::Connection &connection, Id orderId);

private:
    Moment moment() const;
    void write(sql::Connection &connection, const Payment &before, const PaymentMoves &moves);
    void writeNew(sql::Connection &connection, const std::vector<PaymentMoves> &all);
    void post(sql::Connection &connection, const std::vector<wallets::Transfer> &transfers);
    void tellPaid(sql::Connection &connection, const std::vector<Id> &orderIds);
    void writeTransactions(sql::Connection &connection, const Payment &before, const PaymentMoves &moves);
    void writeAgain(sql::Connection &connection, const AskedAgain &again);
    void tellOrder(sql::Connection &connection, const Payment &payment, const OrderHears &hears);

    PaymentParts m_parts;
};

} // namespace firstcome::payments
