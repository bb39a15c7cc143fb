// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/raise_exception.h"

#include "backend/platform/watch/log.h"

namespace firstcome::payments {

void raiseException(sql::Connection &connection, const PaymentParts &parts, const Payment &payment,
                    const Raised &raised)
{
    const Instant now = parts.clock();
    const auto before = findException(connection, payment.id);
    PaymentException exception{payment.id, raised.reason, raised.said, balanceOf(payment), raised.theirs, now, {}};
    keepException(connection, exception);
    if (payment.subject == Subject::Order)
        parts.orders.setAttention(connection, payment.subjectId, raised.reason, now);
    if (before && before->isOpen() && before->reason == raised.reason)
        return; // said before
    connection.afterCommit([exception, subject = payment.subjectId] {
        watch::log(watch::Level::Warning, "payment.exception",
                   {{"payment", exception.paymentId},
                    {"subject", subject},
                    {"reason", exception.reason},
                    {"said", exception.said}});
    });
}

void endException(sql::Connection &connection, const PaymentParts &parts, const Payment &payment)
{
    if (dropException(connection, payment.id) && payment.subject == Subject::Order)
        parts.orders.endAttention(connection, payment.subjectId, parts.clock());
}

} // namespace firstcome::payments
