// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_payments.h"
#include "backend/payments/gateway_outcome.h"
#include "backend/payments/payment_store.h"
#include "backend/platform/events/outbox.h"
#include "backend/platform/sql/database.h"

namespace firstcome::payments {

/// What every step of a payment works with.
struct PaymentParts
{
    sql::Database &database;
    IdSource &ids;
    events::Outbox &outbox;
    const orders::OrderPayments &orders;
    Clock clock;
};

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
    void cancellation(sql::Connection &connection, const Transaction &transaction, const GatewayOutcome &outcome);
    /// The attempt never reached the gateway, or it does not know us: as if it had not been made.
    void notSent(sql::Connection &connection, const Transaction &transaction);
    /// Pays from the member's balance at once; what it did is in the order's state.
    void fromBalance(sql::Connection &connection, const orders::PayableOrder &order);
    /// Gives money of an order's payment back, once for its cause, and never more than is left of it.
    void giveBack(sql::Connection &connection, const Refund &refund);
    /// Its order closed before it was paid: READY -> EXPIRED.
    void expire(sql::Connection &connection, Id orderId);

private:
    void askAgain(sql::Connection &connection, Transaction transaction, const GatewayOutcome &outcome);
    void approve(sql::Connection &connection, const Payment &payment, const Transaction &transaction, Instant now);
    void refuse(sql::Connection &connection, const Payment &payment, const Transaction &transaction,
                const GatewayOutcome &outcome);
    Transaction cancelOf(const Payment &payment, const Refund &refund);
    void askForCancel(sql::Connection &connection, const Payment &payment, const Refund &refund);
    void bookCancel(sql::Connection &connection, const Payment &payment, const Transaction &transaction, Instant now);
    void tell(sql::Connection &connection, const Payment &payment, const char *type, QJsonObject payload);

    PaymentParts m_parts;
};

} // namespace firstcome::payments
