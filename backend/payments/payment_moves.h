// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_payments.h"
#include "backend/payments/gateway_outcome.h"
#include "backend/payments/payment.h"
#include "backend/platform/events/event.h"
#include "backend/wallets/account.h"
#include <vector>

namespace firstcome::payments {

/// Money of an order's payment that goes back.
struct Refund
{
    Id orderId = 0;
    Money amount = 0;
    QByteArray cause; ///< unique
    QString reason;   ///< the person's, told to the gateway
};

/// Why a payment waits for a person.
struct Raised
{
    QByteArray reason; ///< shared/contract/order.h, attention
    QString said;      ///< by the gateway
    std::optional<Money> theirs{};
};

/// When it is decided, and an id that nothing has yet, for the money that is asked back or went back.
struct Moment
{
    Instant now{};
    Id freshId = 0;
};

/// How a transaction ended.
struct EndedTransaction
{
    Transaction transaction; ///< with the gateway's key for it
    TransactionState to = TransactionState::Done;
};

/// Money that is asked back of the gateway.
struct AskedBack
{
    Transaction cancel;
    bool onlyWithItsKey = false; ///< not while the key belongs to another payment
};

/// What is still open is asked for again.
struct AskedAgain
{
    Transaction transaction;        ///< with what was said
    std::optional<Instant> dueAt{}; ///< nothing: when a person wants it
    std::optional<Money> less{};    ///< for so much only, at once, as another call
};

/// What the order of a payment hears, in the same transaction.
struct OrderHears
{
    enum class What { Nothing, Paid, Failed, NotPaying, MoneyIsBack };
    What what = What::Nothing;
    QString reason{}; ///< why it failed
};

/// What becomes of a payment: all that is to be written, together.
struct PaymentMoves
{
    std::optional<Payment> payment;      ///< as it stands then
    std::vector<EndedTransaction> ended; ///< where one has ended before, nothing is written
    std::optional<Transaction> dropped;  ///< as if it had never been
    std::vector<AskedBack> asked;
    std::vector<Transaction> wentBack; ///< done already
    std::optional<AskedAgain> again;
    std::vector<wallets::Transfer> transfers;
    OrderHears order;
    bool releasesKey = false;
    bool exceptionEnds = false;
    std::optional<Raised> raised;
    std::vector<events::Event> events;
};

/// What is left of it in our book.
Money balanceOf(const Payment &payment);

/// What the gateway's answer about an approval makes of a payment that is IN_PROGRESS. What is not decided is asked for
/// again later; an approval of another amount is cancelled at the gateway and counts as refused. `orderWaits`: its
/// order, if it has one, waits for payment still; an approval never revives one that was closed, its money goes back.
struct ApprovalFacts
{
    Payment payment;
    Transaction transaction;
    bool orderWaits = false;
};
PaymentMoves afterApproval(const ApprovalFacts &facts, const GatewayOutcome &outcome, const Moment &moment);

/// What its answer about a cancel makes of it. One that it refuses, although its book says that the money is there,
/// waits for a person; of what went back some other way meanwhile nothing, or what is left, is asked for.
PaymentMoves afterCancel(const Payment &payment, const Transaction &cancel, const GatewayOutcome &outcome,
                         const Moment &moment);
/// Undecided: asked for again later and later, and shown to a person after minutes.
PaymentMoves askAgain(Transaction transaction, const GatewayOutcome &outcome, Instant now);
/// Money went back at the gateway without us having asked.
PaymentMoves afterCancelThere(const Payment &payment, Money amount, const Moment &moment);
QByteArray causeOfCancelThere(const Payment &payment, Money amount);
/// Money of it goes back, never more than is left; `open` is what is asked back already.
PaymentMoves giveBack(const Payment &payment, const Refund &refund, Money open, const Moment &moment);
/// All that was taken for a payment that failed goes back.
PaymentMoves takeNothing(const Payment &payment, const Refund &refund, const Moment &moment);
/// A person ends what the gateway does not answer. What it may have taken is asked back.
PaymentMoves endByHand(const Payment &payment, const QList<Transaction> &open, const QString &reason,
                       const Moment &moment);
/// The attempt never reached the gateway, or it does not know us: as if it had not been made.
PaymentMoves notSent(const Payment &payment, const Transaction &transaction);
/// Its order closed before it was paid.
PaymentMoves afterOrderClosed(const Payment &payment);
/// An order that is paid from the member's balance, at once. Nothing after its deadline: the sweep closes it.
PaymentMoves payFromBalance(const orders::PayableOrder &order, Money balance, const Moment &moment);

} // namespace firstcome::payments
