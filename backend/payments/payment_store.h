// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/payment.h"
#include "backend/platform/errands/errands.h"
#include "backend/platform/module/check.h"
#include "backend/platform/module/timeline.h"
#include <span>
#include <unordered_set>

/// The tables `payments` and `payment_transactions`. Every state move is a compare-and-set; false: someone else moved
/// it. Thread: the writer's (reads also on a reader), in the caller's transaction.
namespace firstcome::payments {

std::optional<Payment> findPayment(sql::Connection &connection, Id subjectId);
std::optional<Payment> findPaymentById(sql::Connection &connection, Id id);
/// What a key of a member's confirm, or of his charge, was used for.
std::optional<Payment> findUnderKey(sql::Connection &connection, const ConfirmRequest &request, Subject subject);
void insertPayment(sql::Connection &connection, const Payment &payment);
void insertPayments(sql::Connection &connection, std::span<const Payment> payments);
/// Those of these orders and charges that have a payment.
std::unordered_set<Id> subjectsWithPayment(sql::Connection &connection, const std::vector<Id> &subjectIds);

struct Attempt
{
    QByteArray paymentKey;
    QByteArray idempotencyKey;
    QByteArray bodyHash;
};
/// READY -> IN_PROGRESS.
bool beginAttempt(sql::Connection &connection, Id paymentId, const Attempt &attempt, Instant now);
/// What can change of a payment, as payment_moves decides it. False where it is not as it was.
struct MovedPayment
{
    Payment before;
    Payment after;
};
bool movePayment(sql::Connection &connection, const MovedPayment &moved, Instant now);

void insertTransaction(sql::Connection &connection, const Transaction &transaction, std::optional<Instant> dueAt);
/// False when this cause exists already.
bool isKnownCause(sql::Connection &connection, const QByteArray &cause);
/// REQUESTED -> DONE or REFUSED.
bool endTransaction(sql::Connection &connection, const Transaction &transaction, TransactionState to, Instant now);
/// What is asked back of it and not answered yet.
Money openCancels(sql::Connection &connection, Id paymentId);
/// It is undecided and asked for again at `dueAt`; `said` and `missingSince` are those of the transaction.
void postpone(sql::Connection &connection, const Transaction &transaction, Instant dueAt);
/// Nobody asks for it until a person does; `said` is kept.
void park(sql::Connection &connection, const Transaction &transaction);
/// A person asks anew: what is open of the payment is due now, as another call to the gateway; how many there are.
qint64 askAnew(sql::Connection &connection, Id paymentId, Instant now);
struct Less
{
    Money amount = 0;
    Instant now{};
};
/// What is open asks for less from now on, as another call to the gateway.
void askForLess(sql::Connection &connection, Id transactionId, const Less &less);
/// What is open of the payment and was asked for before is due now; how many there are. A first call that is still
/// under way is left to who makes it.
qint64 hurry(sql::Connection &connection, Id paymentId, Instant now);
/// What of the payment waits for the gateway, the oldest first.
QList<Transaction> openTransactions(sql::Connection &connection, Id paymentId);
/// A transaction that never left this machine is taken back, so that a new attempt may be made.
void dropTransaction(sql::Connection &connection, Id transactionId);
/// One of a payment, its oldest, so that cancels of one payment go one after the other.
QList<Transaction> dueTransactions(sql::Connection &connection, Instant now, int limit);
/// It is asked for now and due again when the lease is over; false: somebody else does, or it is due no longer.
bool takeTransaction(sql::Connection &connection, Id transactionId, const work::Lease &lease);
/// Whatever waits for the gateway is due now.
void makeAllDue(sql::Connection &connection, Instant now);
std::optional<Transaction> findTransaction(sql::Connection &connection, const QByteArray &cause);

/// Payments whose transactions are as young as the id `since`, in order of id.
struct ChangedSince
{
    Id since = 0; ///< a transaction's
    Id after = 0; ///< a payment's
};
QList<Id> changedPayments(sql::Connection &connection, const ChangedSince &changed, int limit);
/// Payments the gateway may know, in order of id.
QList<Id> paymentsAtTheGateway(sql::Connection &connection, Id after, int limit);

/// The newest order with this payment key, or this number of the gateway's for a payment or a cancel.
std::optional<Id> orderOfReference(sql::Connection &connection, const QByteArray &reference);

/// What could be given back of an order's payment now; 0 where there is none.
Money leftOf(sql::Connection &connection, Id orderId);
/// A cancel by what caused it, for comparing with what others know of that cause.
struct CausedCancel
{
    QByteArray cause;
    Money amount = 0;
    TransactionState state = TransactionState::Requested;
};
/// All whose cause begins so.
QList<CausedCancel> cancelsCausedBy(sql::Connection &connection, const QByteArray &prefix);

QList<Check> paymentChecks();
/// Of payments and their transactions.
Id highestPaymentId(sql::Connection &connection);
bool isAnyPaymentKeyKnown(sql::Connection &connection);
QList<TimelineEntry> paymentTimeline(sql::Connection &connection, Id orderId);
/// What an order's detail shows of its payment, with why it waits for a person; empty when there is none.
QJsonObject paymentJson(sql::Connection &connection, Id orderId);

} // namespace firstcome::payments
