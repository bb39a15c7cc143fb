// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include "shared/base/money.h"
#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace firstcome::simulators {

/// What the gateway will do when the payment is confirmed; chosen with the payment window.
/// OtherAmount approves one won more than was asked, as a gateway must never do (F33).
enum class Outcome : quint8 { Approve, Refuse, Unknown, Late, OtherAmount };

std::optional<Outcome> outcomeFrom(QStringView name);

struct GatewayCancel
{
    QByteArray transactionKey;
    Money amount = 0;
    QString reason;
    Instant at{};
};

/// A payment as the gateway knows it. Its status is not stored: it follows from what happened and the time.
struct GatewayPayment
{
    QByteArray paymentKey;
    QString orderId;
    Money amount = 0; ///< of the window; what was approved once it is
    Outcome outcome = Outcome::Approve;
    Instant requestedAt{};
    std::optional<Instant> approvedAt; ///< may lie ahead (Late): it takes effect then
    std::optional<Instant> refusedAt;
    QByteArray transactionKey;
    QByteArray billingKey; ///< when it was charged without a window
    QList<GatewayCancel> cancels;

    /// Confirmed already, whatever came or will come of it.
    bool isDecided() const { return approvedAt || refusedAt; }
    bool isApproved(Instant now) const { return approvedAt && *approvedAt <= now; }
    /// Toss's word: IN_PROGRESS, DONE, PARTIAL_CANCELED, CANCELED, ABORTED, EXPIRED.
    QByteArray status(Instant now) const;
    /// What the first `cancels` cancels took back.
    Money canceled(qsizetype cancels) const;
    Money canceled() const { return canceled(cancels.size()); }
};

QJsonObject toRecord(const GatewayPayment &payment);
GatewayPayment paymentFrom(const QJsonObject &record);

} // namespace firstcome::simulators
