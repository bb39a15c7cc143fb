// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/exception_store.h"
#include "backend/payments/payment_store.h"

#include "backend/platform/sql/ascii.h"
#include "backend/platform/sql/id_list.h"
#include <QJsonArray>

namespace firstcome::payments {

QList<Check> paymentChecks()
{
    return {
        noRows(
            "payments.approved-once", QStringLiteral("A payment is approved at most once."),
            "SELECT payment_id FROM payment_transactions WHERE kind = 'APPROVE' AND state = 'DONE' GROUP BY payment_id "
            "HAVING COUNT(*) > 1"),
        noRows(
            "payments.key-once",
            QStringLiteral("A key of the gateway belongs to one payment, of an order or a charge."),
            "SELECT payment_key FROM payments WHERE payment_key IS NOT NULL "
            "AND state IN ('IN_PROGRESS', 'APPROVED', 'PARTIALLY_CANCELED', 'CANCELED') "
            "GROUP BY payment_key HAVING COUNT(*) > 1 "
            "UNION ALL SELECT p.payment_key FROM payments p LEFT JOIN payment_keys k ON k.payment_key = p.payment_key "
            "WHERE p.payment_key IS NOT NULL AND p.state IN ('IN_PROGRESS', 'APPROVED', 'PARTIALLY_CANCELED', "
            "'CANCELED') AND (k.payment_id IS NULL OR k.payment_id <> p.id)"),
        noRows("payments.cancels-within",
               QStringLiteral("What was canceled is the sum of its cancels and at most the approval."),
               "SELECT p.id FROM payments p LEFT JOIN (SELECT payment_id, SUM(amount) AS canceled FROM "
               "payment_transactions "
               "WHERE kind = 'CANCEL' AND state = 'DONE' GROUP BY payment_id) t ON t.payment_id = p.id "
               "WHERE p.state <> 'FAILED' AND (p.canceled_amount <> COALESCE(t.canceled, 0) OR p.canceled_amount > "
               "p.amount)"),
        noRows("payments.state-agrees", QStringLiteral("A payment's state agrees with its amounts and transactions."),
               "SELECT p.id FROM payments p WHERE (p.state = 'CANCELED' AND p.canceled_amount <> p.amount) "
               "OR (p.state = 'PARTIALLY_CANCELED' AND (p.canceled_amount = 0 OR p.canceled_amount = p.amount)) "
               "OR (p.state IN ('READY', 'IN_PROGRESS', 'APPROVED', 'FAILED', 'EXPIRED') AND p.canceled_amount <> 0) "
               "OR (p.method = 'PG' AND p.state IN ('APPROVED', 'PARTIALLY_CANCELED', 'CANCELED') AND NOT EXISTS "
               "(SELECT 1 FROM payment_transactions t WHERE t.payment_id = p.id AND t.kind = 'APPROVE' AND t.state = "
               "'DONE'))"),
    };
}

Money leftOf(sql::Connection &connection, Id orderId)
{
    const auto payment = findPayment(connection, orderId);
    const bool taken =
        payment && (payment->state == PaymentState::Approved || payment->state == PaymentState::PartiallyCanceled);
    return taken ? payment->amount - payment->canceledAmount - openCancels(connection, payment->id) : 0;
}

QList<CausedCancel> cancelsCausedBy(sql::Connection &connection, const QByteArray &prefix)
{
    auto &rows = connection
                     .statement("SELECT cause, amount, state FROM payment_transactions WHERE kind = 'CANCEL' "
                                "AND cause >= ? AND cause < ?")
                     .bind(prefix, prefix + '~');
    QList<CausedCancel> cancels;
    while (rows.next()) {
        const QByteArray state = rows.text(2);
        cancels.append({rows.text(0), rows.integer(1),
                        state == "DONE"      ? TransactionState::Done
                        : state == "REFUSED" ? TransactionState::Refused
                                             : TransactionState::Requested});
    }
    return cancels;
}

std::optional<Id> orderOfReference(sql::Connection &connection, const QByteArray &reference)
{
    if (!sql::isAscii(reference))
        return std::nullopt;
    auto &row = connection
                    .statement("SELECT subject_id FROM payments WHERE subject = 'ORDER' AND (payment_key = ? OR id IN "
                               "(SELECT payment_id FROM payment_transactions WHERE gateway_key = ?)) "
                               "ORDER BY id DESC LIMIT 1")
                    .bind(reference, reference);
    const auto order = row.next() ? std::optional(row.integer(0)) : std::nullopt;
    row.reset();
    return order;
}

bool isAnyPaymentKeyKnown(sql::Connection &connection)
{
    auto &row = connection.statement("SELECT 1 FROM payments WHERE payment_key IS NOT NULL LIMIT 1");
    const bool known = row.next();
    row.reset();
    return known;
}

Id highestPaymentId(sql::Connection &connection)
{
    return sql::highestId(connection, {"payments", "payment_transactions"});
}

QList<TimelineEntry> paymentTimeline(sql::Connection &connection, Id orderId)
{
    QList<TimelineEntry> entries;
    const auto payment = findPayment(connection, orderId);
    if (!payment)
        return entries;
    entries.append(
        {payment->createdAt,
         "payment",
         QStringLiteral("Payment of ₩%1 by %2 begun").arg(payment->amount).arg(QString::fromLatin1(payment->method)),
         {{QStringLiteral("paymentId"), idText(payment->id)}}});
    if (const auto exception = findException(connection, payment->id))
        entries.append({exception->since, "payment",
                        QStringLiteral("Waits for a person: %1").arg(QString::fromLatin1(exception->reason)),
                        exceptionJson(*exception)});
    auto &rows = connection.statement("SELECT kind, amount, state, gateway_key, said, created_at, updated_at, attempts "
                                      "FROM payment_transactions WHERE payment_id = ? ORDER BY id");
    rows.bind(payment->id);
    while (rows.next()) {
        const QString kind = rows.string(0);
        QJsonObject detail{{QStringLiteral("amount"), rows.integer(1)},
                           {QStringLiteral("gatewayKey"), rows.string(3)},
                           {QStringLiteral("asked"), rows.integer(7)}};
        if (!rows.isNull(4))
            detail.insert(QStringLiteral("said"), rows.string(4));
        entries.append({rows.instant(5), "gateway", QStringLiteral("%1 asked of the gateway").arg(kind), detail});
        if (rows.text(2) != "REQUESTED")
            entries.append({rows.instant(6), "gateway", QStringLiteral("%1: %2").arg(kind, rows.string(2)), detail});
    }
    return entries;
}

QJsonObject paymentJson(sql::Connection &connection, Id orderId)
{
    const auto payment = findPayment(connection, orderId);
    if (!payment)
        return {};
    QJsonObject json{{QStringLiteral("id"), idText(payment->id)},
                     {QStringLiteral("method"), QString::fromLatin1(payment->method)},
                     {QStringLiteral("amount"), payment->amount},
                     {QStringLiteral("canceledAmount"), payment->canceledAmount},
                     {QStringLiteral("state"), QString::fromLatin1(textOf(payment->state))}};
    if (!payment->paymentKey.isEmpty())
        json.insert(QStringLiteral("paymentKey"), QString::fromLatin1(payment->paymentKey));
    if (const auto exception = findException(connection, payment->id); exception && exception->isOpen())
        json.insert(QStringLiteral("exception"), exceptionJson(*exception));
    if (!payment->failureReason.isEmpty())
        json.insert(QStringLiteral("failureReason"), payment->failureReason);
    return json;
}

} // namespace firstcome::payments
