// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/payment.h"
#include "backend/platform/module/check.h"
#include <QJsonObject>

/// The table `payment_exceptions`: which payments wait for a person, and why.
/// Invariant: one for a payment. Thread: the writer's (reads also a reader's), in the caller's transaction.
namespace firstcome::payments {

/// What of a payment waits for a person.
struct PaymentException
{
    Id paymentId = 0;
    QByteArray reason;           ///< as orders show it: shared/contract/order.h
    QString said;                ///< by the gateway, in its own word
    Money ours = 0;              ///< what is left of the payment in our book
    std::optional<Money> theirs; ///< in the gateway's, where it could be read
    Instant since{};
    std::optional<Instant> closedAt; ///< a person has decided that it stays so

    bool isOpen() const { return !closedAt; }
};

std::optional<PaymentException> findException(sql::Connection &connection, Id paymentId);
/// In place of what was there; an older `since` of an open one of the same reason stays.
void keepException(sql::Connection &connection, const PaymentException &exception);
/// True when there was one that was open.
bool dropException(sql::Connection &connection, Id paymentId);
/// The open ones, the oldest payment first; `after` a payment's id.
QList<PaymentException> openExceptions(sql::Connection &connection, Id after, int limit);
qint64 countExceptions(sql::Connection &connection);
/// {reason, said, since, ours, theirs}.
QJsonObject exceptionJson(const PaymentException &exception);
/// What a check can see of the gateway's book without asking it: no difference that was read waits for a person.
QList<Check> exceptionChecks();

} // namespace firstcome::payments
