// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/exception_store.h"

namespace firstcome::payments {

namespace {

constexpr auto columns = "SELECT payment_id, reason, said, ours, theirs, since, closed_at FROM payment_exceptions ";

PaymentException read(const sql::Statement &row)
{
    PaymentException exception;
    exception.paymentId = row.integer(0);
    exception.reason = row.text(1);
    exception.said = row.string(2);
    exception.ours = row.integer(3);
    exception.theirs = row.optionalInteger(4);
    exception.since = row.instant(5);
    exception.closedAt = row.optionalInstant(6);
    return exception;
}

} // namespace

std::optional<PaymentException> findException(sql::Connection &connection, Id paymentId)
{
    static const QByteArray text = QByteArray(columns) + "WHERE payment_id = ?";
    auto &row = connection.statement(text).bind(paymentId);
    const auto exception = row.next() ? std::optional(read(row)) : std::nullopt;
    row.reset();
    return exception;
}

void keepException(sql::Connection &connection, const PaymentException &exception)
{
    const auto before = findException(connection, exception.paymentId);
    const bool goesOn = before && before->isOpen() && before->reason == exception.reason;
    const Instant since = goesOn ? before->since : exception.since;
    connection.statement("DELETE FROM payment_exceptions WHERE payment_id = ?").bind(exception.paymentId).exec();
    const auto said = exception.said.isEmpty() ? std::nullopt : std::optional(exception.said.left(255));
    connection
        .statement("INSERT INTO payment_exceptions (payment_id, reason, said, ours, theirs, since, closed_at) "
                   "VALUES (?,?,?,?,?,?,?)")
        .bind(exception.paymentId, exception.reason, said, exception.ours, exception.theirs, since, exception.closedAt)
        .exec();
}

bool dropException(sql::Connection &connection, Id paymentId)
{
    const auto before = findException(connection, paymentId);
    if (before)
        connection.statement("DELETE FROM payment_exceptions WHERE payment_id = ?").bind(paymentId).exec();
    return before && before->isOpen();
}

QList<PaymentException> openExceptions(sql::Connection &connection, Id after, int limit)
{
    static const QByteArray text =
        QByteArray(columns) + "WHERE payment_id > ? AND closed_at IS NULL ORDER BY payment_id LIMIT ?";
    auto &rows = connection.statement(text).bind(after, limit);
    QList<PaymentException> open;
    while (rows.next())
        open.append(read(rows));
    return open;
}

QJsonObject exceptionJson(const PaymentException &exception)
{
    QJsonObject json{{QStringLiteral("reason"), QString::fromLatin1(exception.reason)},
                     {QStringLiteral("said"), exception.said},
                     {QStringLiteral("since"), toIso(exception.since)},
                     {QStringLiteral("ours"), exception.ours}};
    if (exception.theirs)
        json.insert(QStringLiteral("theirs"), *exception.theirs);
    return json;
}

QList<Check> exceptionChecks()
{
    return {noRows("payments.gateway-agrees",
                   QStringLiteral("What was read of the gateway's book agrees with ours, payment by payment."),
                   "SELECT payment_id FROM payment_exceptions WHERE reason = 'BOOK_DIFFERS' AND closed_at IS NULL")};
}

qint64 countExceptions(sql::Connection &connection)
{
    auto &row = connection.statement("SELECT COUNT(*) FROM payment_exceptions WHERE closed_at IS NULL");
    const qint64 count = row.next() ? row.integer(0) : 0;
    row.reset();
    return count;
}

} // namespace firstcome::payments
