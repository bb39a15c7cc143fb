// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/instant.h"
#include "shared/base/money.h"
#include <QJsonObject>
#include <QStringList>
#include <optional>

namespace firstcome {

/// Money that waits for a person: why, in the gateway's own word, and what both books say is left of the payment.
struct PaymentException
{
    Id paymentId = 0;
    std::optional<Id> orderId; ///< nothing: it is a charge of a balance
    Id memberId = 0;
    QByteArray reason;
    QString said;
    Instant since{};
    Money ours = 0;
    std::optional<Money> theirs; ///< nothing: the gateway did not say
    Money amount = 0;
    QStringList actions; ///< what may be done: "ASK_AGAIN", "BOOK_AS_GATEWAY", "CLOSE"
};

/// Of an order's payment, or an item of GET /v1/ops/payments/exceptions. Nothing when it is none.
std::optional<PaymentException> paymentExceptionFrom(const QJsonObject &object);

} // namespace firstcome
