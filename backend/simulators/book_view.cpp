// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/book_view.h"

#include <QJsonArray>

namespace firstcome::simulators {

namespace {

QJsonObject entry(const GatewayPayment &payment, Instant now)
{
    QJsonArray cancels;
    for (const GatewayCancel &cancel : payment.cancels) {
        cancels.append(QJsonObject{{QStringLiteral("transactionKey"), QString::fromLatin1(cancel.transactionKey)},
                                   {QStringLiteral("cancelAmount"), cancel.amount},
                                   {QStringLiteral("cancelReason"), cancel.reason}});
    }
    const bool approved = payment.isApproved(now);
    return {{QStringLiteral("paymentKey"), QString::fromLatin1(payment.paymentKey)},
            {QStringLiteral("orderId"), payment.orderId},
            {QStringLiteral("status"), QString::fromLatin1(payment.status(now))},
            {QStringLiteral("totalAmount"), payment.amount},
            {QStringLiteral("balanceAmount"), approved ? payment.amount - payment.canceled() : 0},
            {QStringLiteral("transactionKey"), approved ? QString::fromLatin1(payment.transactionKey) : QString()},
            {QStringLiteral("cancels"), cancels}};
}

QJsonObject totals(const GatewayBook &book, Instant now)
{
    qint64 approvals = 0;
    qint64 cancels = 0;
    Money approved = 0;
    Money canceled = 0;
    for (const GatewayPayment &payment : book.payments()) {
        if (!payment.isApproved(now))
            continue;
        ++approvals;
        approved += payment.amount;
        cancels += payment.cancels.size();
        canceled += payment.canceled();
    }
    return {{QStringLiteral("payments"), qint64(book.payments().size())},
            {QStringLiteral("approvals"), approvals},
            {QStringLiteral("approvedAmount"), approved},
            {QStringLiteral("cancels"), cancels},
            {QStringLiteral("canceledAmount"), canceled},
            {QStringLiteral("balanceAmount"), approved - canceled}};
}

} // namespace

QJsonObject bookView(const GatewayBook &book, const BookQuestion &question)
{
    QJsonArray payments;
    const auto &all = book.payments();
    std::size_t place = question.from;
    for (; place < all.size() && std::size_t(payments.size()) < question.limit; ++place) {
        if (question.orderId.isEmpty() || all[place].orderId == question.orderId)
            payments.append(entry(all[place], question.now));
    }
    const bool more = place < all.size();
    return {{QStringLiteral("totals"), totals(book, question.now)},
            {QStringLiteral("payments"), payments},
            {QStringLiteral("nextCursor"), more ? QJsonValue(QString::number(place)) : QJsonValue::Null}};
}

} // namespace firstcome::simulators
