// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/payment_store.h"

#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"
#include "shared/base/assert.h"
#include <array>

namespace firstcome::payments {

namespace {

constexpr auto paymentColumns =
    "SELECT id, subject, subject_id, member_id, method, amount, canceled_amount, state, "
    "payment_key, idempotency_key, body_hash, failure_reason, version, created_at, gateway_order FROM payments ";
constexpr auto transactionColumns = "SELECT id, payment_id, kind, amount, state, cause, gateway_key, attempts, "
                                    "created_at, reason, said, missing_since, round "
                                    "FROM payment_transactions t ";

constexpr std::array kinds{"APPROVE", "CANCEL"};
constexpr std::array transactionStates{"REQUESTED", "DONE", "REFUSED"};

template <typename Names>
size_t indexOf(const Names &names, const QByteArray &name)
{
    return size_t(std::find(names.begin(), names.end(), name) - names.begin());
}

std::optional<Payment> readPayment(sql::Statement &row)
{
    if (!row.next())
        return std::nullopt;
    Payment payment;
    payment.id = row.integer(0);
    payment.subject = row.text(1) == "CHARGE" ? Subject::Charge : Subject::Order;
    payment.subjectId = row.integer(2);
    payment.memberId = row.integer(3);
    payment.method = row.text(4);
    payment.amount = row.integer(5);
    payment.canceledAmount = row.integer(6);
    payment.state = *paymentStateFrom(row.text(7));
    payment.paymentKey = row.text(8);
    payment.idempotencyKey = row.text(9);
    payment.bodyHash = row.text(10);
    payment.failureReason = row.string(11);
    payment.version = row.integer(12);
    payment.createdAt = row.instant(13);
    payment.gatewayOrder = row.text(14);
    row.reset();
    return payment;
}

Transaction readTransaction(const sql::Statement &row)
{
    Transaction transaction;
    transaction.id = row.integer(0);
    transaction.paymentId = row.integer(1);
    transaction.kind = TransactionKind(indexOf(kinds, row.text(2)));
    transaction.amount = row.integer(3);
    transaction.state = TransactionState(indexOf(transactionStates, row.text(4)));
    transaction.cause = row.text(5);
    transaction.gatewayKey = row.text(6);
    transaction.attempts = int(row.integer(7));
    transaction.createdAt = row.instant(8);
    transaction.reason = row.string(9);
    transaction.said = row.string(10);
    transaction.missingSince = row.optionalInstant(11);
    transaction.round = int(row.integer(12));
    return transaction;
}

QList<Id> idsIn(sql::Statement &rows)
{
    QList<Id> ids;
    while (rows.next())
        ids.append(rows.integer(0));
    return ids;
}

const char *nameOf(Subject subject)
{
    return subject == Subject::Charge ? "CHARGE" : "ORDER";
}

std::optional<QString> orNull(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

std::optional<QByteArray> orNull(const QByteArray &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

} // namespace

std::optional<Payment> findPayment(sql::Connection &connection, Id subjectId)
{
    static const QByteArray text = QByteArray(paymentColumns) + "WHERE subject_id = ?";
    return readPayment(connection.statement(text).bind(subjectId));
}

std::optional<Payment> findPaymentById(sql::Connection &connection, Id id)
{
    static const QByteArray text = QByteArray(paymentColumns) + "WHERE id = ?";
    return readPayment(connection.statement(text).bind(id));
}

std::optional<Payment> findUnderKey(sql::Connection &connection, const ConfirmRequest &request, Subject subject)
{
    static const QByteArray text =
        QByteArray(paymentColumns) + "WHERE member_id = ? AND idempotency_key = ? AND subject = ?";
    return readPayment(connection.statement(text).bind(request.memberId, request.idempotencyKey, nameOf(subject)));
}

void insertPayment(sql::Connection &connection, const Payment &payment)
{
    insertPayments(connection, std::span(&payment, 1));
}

void insertPayments(sql::Connection &connection, std::span<const Payment> payments)
{
    sql::BulkInsert rows(connection,
                         {"payments",
                          "id, subject, subject_id, member_id, method, amount, state, payment_key, idempotency_key, "
                          "body_hash, failure_reason, version, created_at, updated_at, gateway_order",
                          15,
                          {}});
    for (const Payment &payment : payments) {
        std::optional<sql::Blob> hash;
        if (!payment.bodyHash.isEmpty())
            hash = sql::Blob{payment.bodyHash};
        rows.add(payment.id, nameOf(payment.subject), payment.subjectId, payment.memberId, payment.method,
                 payment.amount, textOf(payment.state), orNull(payment.paymentKey), orNull(payment.idempotencyKey),
                 hash, orNull(payment.failureReason), payment.version, payment.createdAt, payment.createdAt,
                 orNull(payment.gatewayOrder));
    }
    rows.flush();
}

std::unordered_set<Id> subjectsWithPayment(sql::Connection &connection, const std::vector<Id> &subjectIds)
{
    auto &rows =
        connection
            .statement("SELECT p.subject_id FROM " + sql::eachId(connection) + " payments p ON p.subject_id = j.value")
            .bind(sql::idList(subjectIds));
    std::unordered_set<Id> paid;
    while (rows.next())
        paid.insert(rows.integer(0));
    return paid;
}

bool beginAttempt(sql::Connection &connection, Id paymentId, const Attempt &attempt, Instant now)
{
    return connection
               .statement(
                   "UPDATE payments SET state = 'IN_PROGRESS', payment_key = ?, idempotency_key = ?, body_hash = ?, "
                   "version = version + 1, updated_at = ? WHERE id = ? AND state = 'READY'")
               .bind(attempt.paymentKey, attempt.idempotencyKey, sql::Blob{attempt.bodyHash}, now, paymentId)
               .exec() == 1;
}

bool movePayment(sql::Connection &connection, const MovedPayment &moved, Instant now)
{
    const auto &[before, after] = moved;
    FIRSTCOME_ASSERT(after.canceledAmount <= after.amount, "no more goes back than was approved");
    std::optional<sql::Blob> hash;
    if (!after.bodyHash.isEmpty())
        hash = sql::Blob{after.bodyHash};
    return connection
               .statement(
                   "UPDATE payments SET state = ?, canceled_amount = ?, failure_reason = ?, idempotency_key = ?, "
                   "body_hash = ?, version = ?, updated_at = ? "
                   "WHERE id = ? AND state = ? AND version = ? AND canceled_amount = ?")
               .bind(textOf(after.state), after.canceledAmount, orNull(after.failureReason.left(255)),
                     orNull(after.idempotencyKey), hash, after.version, now, before.id, textOf(before.state),
                     before.version, before.canceledAmount)
               .exec() == 1;
}

void insertTransaction(sql::Connection &connection, const Transaction &transaction, std::optional<Instant> dueAt)
{
    connection
        .statement("INSERT INTO payment_transactions (id, payment_id, kind, amount, state, cause, gateway_key, due_at, "
                   "created_at, updated_at, reason) VALUES (?,?,?,?,?,?,?,?,?,?,?)")
        .bind(transaction.id, transaction.paymentId, kinds.at(size_t(transaction.kind)), transaction.amount,
              transactionStates.at(size_t(transaction.state)), transaction.cause, orNull(transaction.gatewayKey), dueAt,
              transaction.createdAt, transaction.createdAt, orNull(transaction.reason.left(255)))
        .exec();
}

bool isKnownCause(sql::Connection &connection, const QByteArray &cause)
{
    return findTransaction(connection, cause).has_value();
}

bool endTransaction(sql::Connection &connection, const Transaction &transaction, TransactionState to, Instant now)
{
    return connection
               .statement("UPDATE payment_transactions SET state = ?, gateway_key = ?, due_at = NULL, updated_at = ? "
                          "WHERE id = ? AND state = 'REQUESTED'")
               .bind(transactionStates.at(size_t(to)), orNull(transaction.gatewayKey), now, transaction.id)
               .exec() == 1;
}

Money openCancels(sql::Connection &connection, Id paymentId)
{
    auto &row = connection
                    .statement("SELECT COALESCE(SUM(amount), 0) FROM payment_transactions "
                               "WHERE payment_id = ? AND kind = 'CANCEL' AND state = 'REQUESTED'")
                    .bind(paymentId);
    const Money open = row.next() ? row.integer(0) : 0;
    row.reset();
    return open;
}

void postpone(sql::Connection &connection, const Transaction &transaction, Instant dueAt)
{
    connection
        .statement("UPDATE payment_transactions SET attempts = attempts + 1, due_at = ?, said = ?, missing_since = ? "
                   "WHERE id = ? AND state = 'REQUESTED'")
        .bind(dueAt, orNull(transaction.said.left(255)), transaction.missingSince, transaction.id)
        .exec();
}

void park(sql::Connection &connection, const Transaction &transaction)
{
    connection.statement("UPDATE payment_transactions SET due_at = NULL, said = ? WHERE id = ? AND state = 'REQUESTED'")
        .bind(orNull(transaction.said.left(255)), transaction.id)
        .exec();
}

qint64 askAnew(sql::Connection &connection, Id paymentId, Instant now)
{
    return connection
        .statement("UPDATE payment_transactions SET due_at = ?, attempts = 0, round = round + 1 "
                   "WHERE payment_id = ? AND state = 'REQUESTED'")
        .bind(now, paymentId)
        .exec();
}

void askForLess(sql::Connection &connection, Id transactionId, const Less &less)
{
    connection
        .statement("UPDATE payment_transactions SET amount = ?, due_at = ?, attempts = 0, round = round + 1 "
                   "WHERE id = ? AND state = 'REQUESTED'")
        .bind(less.amount, less.now, transactionId)
        .exec();
}

qint64 hurry(sql::Connection &connection, Id paymentId, Instant now)
{
    return connection
        .statement("UPDATE payment_transactions SET due_at = ? WHERE payment_id = ? AND state = 'REQUESTED' AND "
                   "due_at > ? AND attempts > 0")
        .bind(now, paymentId, now)
        .exec();
}

QList<Transaction> openTransactions(sql::Connection &connection, Id paymentId)
{
    static const QByteArray text =
        QByteArray(transactionColumns) + "WHERE payment_id = ? AND state = 'REQUESTED' ORDER BY id";
    auto &rows = connection.statement(text).bind(paymentId);
    QList<Transaction> open;
    while (rows.next())
        open.append(readTransaction(rows));
    return open;
}

void dropTransaction(sql::Connection &connection, Id transactionId)
{
    connection.statement("DELETE FROM payment_transactions WHERE id = ? AND state = 'REQUESTED'")
        .bind(transactionId)
        .exec();
}

QList<Transaction> dueTransactions(sql::Connection &connection, Instant now, int limit)
{
    static const QByteArray text =
        QByteArray(transactionColumns) +
        "WHERE due_at <= ? AND NOT EXISTS (SELECT 1 FROM payment_transactions e WHERE e.payment_id = t.payment_id "
        "AND e.state = 'REQUESTED' AND e.id < t.id) ORDER BY due_at LIMIT ?";
    auto &rows = connection.statement(text).bind(now, limit);
    QList<Transaction> transactions;
    while (rows.next())
        transactions.append(readTransaction(rows));
    return transactions;
}

bool takeTransaction(sql::Connection &connection, Id transactionId, const work::Lease &lease)
{
    return connection.statement("UPDATE payment_transactions SET due_at = ? WHERE id = ? AND due_at <= ?")
               .bind(lease.until, transactionId, lease.now)
               .exec() == 1;
}

void makeAllDue(sql::Connection &connection, Instant now)
{
    connection.statement("UPDATE payment_transactions SET due_at = ? WHERE due_at > ?").bind(now, now).exec();
}

QList<Id> changedPayments(sql::Connection &connection, const ChangedSince &changed, int limit)
{
    auto &rows = connection
                     .statement("SELECT DISTINCT payment_id FROM payment_transactions WHERE id >= ? AND payment_id > ? "
                                "ORDER BY payment_id LIMIT ?")
                     .bind(changed.since, changed.after, limit);
    return idsIn(rows);
}

QList<Id> paymentsAtTheGateway(sql::Connection &connection, Id after, int limit)
{
    auto &rows = connection
                     .statement("SELECT id FROM payments WHERE id > ? AND method = 'PG' AND payment_key IS NOT NULL "
                                "ORDER BY id LIMIT ?")
                     .bind(after, limit);
    return idsIn(rows);
}

std::optional<Transaction> findTransaction(sql::Connection &connection, const QByteArray &cause)
{
    static const QByteArray text = QByteArray(transactionColumns) + "WHERE cause = ?";
    auto &row = connection.statement(text).bind(cause);
    if (!row.next())
        return std::nullopt;
    const Transaction transaction = readTransaction(row);
    row.reset();
    return transaction;
}

} // namespace firstcome::payments
