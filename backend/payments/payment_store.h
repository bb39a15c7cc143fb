// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/payment.h"
#include "backend/platform/module/check.h"
#include "backend/platform/module/timeline.h"

/// The tables `payments` and `payment_transactions`. Every state move is a compare-and-set; false: someone else moved
/// it. Thread: the writer's (reads also on a reader), in the caller's transaction.
namespace firstcome::payments {

std::optional<Payment> findPayment(sql::Connection &connection, Id subjectId);
std::optional<Payment> findPaymentById(sql::Connection &connection, Id id);
/// What a key of a member's confirm, or of his charge, was used for.
std::optional<Payment> findUnderKey(sql::Connection &connection, const ConfirmRequest &request, Subject subject);
void insertPayment(sql::Connection &connection, const Payment &payment);

struct Attempt
{
    QByteArray paymentKey;
    QByteArray idempotencyKey;
    QByteArray bodyHash;
};
/// READY -> IN_PROGRESS.
bool beginAttempt(sql::Connection &connection, Id paymentId, const Attempt &attempt, Instant now);
/// Any permitted move; `reason` is kept for FAILED.
struct PaymentMove
{
    PaymentState to = PaymentState::Failed;
    QString reason;
};
bool movePayment(sql::Connection &connection, const Payment &payment, const PaymentMove &move, Instant now);
/// What did not take effect is not kept under its Idempotency-Key: the next call with it is decided anew.
void forgetIdempotencyKey(sql::Connection &connection, Id paymentId);
/// Raises canceledAmount and moves to PARTIALLY_CANCELED or CANCELED; false when it would pass the approval.
bool addCanceled(sql::Connection &connection, const Payment &payment, Money amount, Instant now);

void insertTransaction(sql::Connection &connection, const Transaction &transaction, std::optional<Instant> dueAt);
/// False when this cause exists already.
bool isKnownCause(sql::Connection &connection, const QByteArray &cause);
/// REQUESTED -> DONE or REFUSED.
bool settleTransaction(sql::Connection &connection, const Transaction &transaction, TransactionState to, Instant now);
/// What is asked back of it and not answered yet.
Money openCancels(sql::Connection &connection, Id paymentId);
/// It is undecided and asked for again at `dueAt`; `said` and `missingSince` are those of the transaction.
void postpone(sql::Connection &connection, const Transaction &transaction, Instant dueAt);
/// A transaction that never left this machine is taken back, so that a new attempt may be made.
void dropTransaction(sql::Connection &connection, Id transactionId);
QList<Transaction> dueTransactions(sql::Connection &connection, Instant now, int limit);
/// Whatever waits for the gateway is due now.
void makeAllDue(sql::Connection &connection, Instant now);
std::optional<Transaction> findTransaction(sql::Connection &connection, const QByteArray &cause);

QList<Check> paymentChecks();
/// Of payments and their transactions.
Id highestPaymentId(sql::Connection &connection);
QList<TimelineEntry> paymentTimeline(sql::Connection &connection, Id orderId);
/// What an order's detail shows of its payment; empty when there is none.
QJsonObject paymentJson(sql::Connection &connection, Id orderId);

} // namespace firstcome::payments
