// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/simulators/gateway_payment.h"

namespace firstcome::simulators {

/// What a simulator says to one call, how long it takes about it, and what must be in the journal before.
struct SimulatedAnswer
{
    int status = 200;
    QJsonObject body;
    std::chrono::milliseconds delay{0};
    QJsonObject record; ///< empty: nothing changed
};

/// A card registered for charges without a window. The number itself is never kept.
struct BillingKey
{
    QByteArray key;
    QString customerKey;
    QString maskedNumber;
    Instant at{};
};

/// The payment object of Toss's API (version 2022-11-16) as of its first `cancels` cancels.
QJsonObject paymentObject(const GatewayPayment &payment, Instant now, qsizetype cancels);
QJsonObject billingObject(const BillingKey &billing);
/// `{code, message}` with the status Toss gives this code; a code it does not know is a bug.
SimulatedAnswer tossError(QByteArrayView code);

/// As Toss writes times: seconds, Korean time.
QString tossTime(Instant instant);

} // namespace firstcome::simulators
