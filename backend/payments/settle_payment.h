// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/gateway_outcome.h"
#include "backend/payments/payment_parts.h"
#include "backend/payments/payment_store.h"
#include "shared/contract/claim.h"

namespace firstcome::payments {

/// Money of an order's payment that goes back.
struct Refund
{
    Id orderId = 0;
    Money amount = 0;
    QByteArray cause; ///< unique
    QString reason;   ///< the person's, told to the gateway
};

/// Turns what the gateway said into our books, in the caller's transaction: payment, transaction, order, ledger, event.
/// Invariant: the outcome of a transaction is booked once, whoever brings it first (the payer's request or the worker).
/// Thread: the writer's.
class SettlePayment
{
public:
    explicit SettlePayment(PaymentParts parts) : m_parts(std::move(parts)) {}

    /// The payment's state afterwards. What is not decided is asked for again later; an approval of another amount is
    /// cancelled at the gateway and counts as refused.
    PaymentState approval(sql::Connection &connection, const Transaction &transaction, const GatewayOutcome &outcome);
    /// A cancel that the gateway refuses, although its book says that the money is there, waits for a person.
    void cancellation(sql::Connection &connection, const Transaction &transaction, const GatewayOutcome &outcome);
    /// Money that went back at the gateway without us having asked, as its book says.
    void canceledThere(sql::Connection &connection, const Payment &payment, Money amount);
    /// A person ends what the gateway does not answer. What it may have taken is asked back.
    void endByHand(sql::Connection &connection, const Payment &payment, const QString &reason);
    /// All that was taken for a payment that failed goes back.
    void takeNothing(sql::Connection &connection, const Payment &payment, const Refund &refund);
    /// The attempt never reached the gateway, or it does not know us: as if it had not been made.
    void notSent(sql::Connection &connection, const Transaction &transaction);
    /// Pays from the member's balance at once; what it did is in the order's state.
    void fromBalance(sql::Connection &connection, const orders::PayableOrder &order);
    /// Gives money of an order's payment back, once for its cause, and never more than is left of it.
    void giveBack(sql::Connection &connection, const Refund &refund);
    /// Its order closed before it was paid: READY -> EXPIRED.
    void expire(sql::Connection &connection, Id orderId);

    /// Undecided: asked for again later and later, and shown to a person after minutes.
    void askAgain(sql::Connection &connection, Transaction transaction, const GatewayOutcome &outcome);

private:
    /// All that is left in our book was asked back, and its book says that a part of it went back without us: that part
    /// is booked, and the rest is asked for. False where that is not so.
    bool askForTheRest(sql::Connection &connection, const Payment &payment, const Transaction &transaction,
                       const GatewayOutcome &outcome);
    bool approve(sql::Connection &connection, const Payment &payment, const Transaction &transaction, Instant now);
    void refuse(sql::Connection &connection, const Payment &payment, const Transaction &transaction,
                const GatewayOutcome &outcome);
    Transaction cancelOf(const Payment &payment, const Refund &refund);
    void askForCancel(sql::Connection &connection, const Payment &payment, const Refund &refund);
    void bookCancel(sql::Connection &connection, const Payment &payment, const Transaction &transaction, Instant now);
    /// What was asked back ended without us having given it.
    void refundEnded(sql::Connection &connection, Payment payment, const Refund &refund, PaidBackBy by);
    void tell(sql::Connection &connection, const Payment &payment, const char *type, QJsonObject payload);

    PaymentParts m_parts;
};

} // namespace firstcome::payments
