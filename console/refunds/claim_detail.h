// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/payment_exception.h"
#include "shared/contract/claim.h"
#include "shared/contract/delivery.h"
#include "shared/contract/order.h"
#include "shared/contract/payment.h"
#include <QList>
#include <QStringList>

namespace firstcome {

/// The order's line a claim is about, as it stands now.
struct ClaimedLine
{
    qint64 quantity = 0;
    Money unitPrice = 0;
    Money paid = 0;
    Money refunded = 0;
    qint64 returned = 0; ///< units
    Money left = 0;      ///< what can still go back
    LineState state = LineState::Paid;
    std::optional<Instant> deliveredAt;
};

struct ClaimedPayment
{
    PaymentMethod method = PaymentMethod::Pg;
    PaymentState state = PaymentState::Ready;
    Money amount = 0;
    Money canceled = 0;
    QString key;                               ///< the gateway's
    std::optional<PaymentException> exception; ///< its money waits for a person
};

struct ClaimedDelivery
{
    DeliveryState state = DeliveryState::Requested;
    QString reference; ///< the carrier's
};

/// What was granted already and needs a second person, who has not decided yet.
struct AwaitedApproval
{
    QString id;
    Money amount = 0;
    QString by; ///< who asked
    Instant until{};
};

/// A claim with everything the server tells of it; a list has the claim alone.
struct ClaimDetail
{
    Claim claim;
    QStringList actions; ///< what an operator may do now: "approve", "reject"
    QByteArray etag;
    OrderState orderState = OrderState::Paid;
    Money orderTotal = 0;
    Instant orderedAt{};
    ClaimedLine line;
    std::optional<ClaimedPayment> payment;
    QList<ClaimedDelivery> deliveries;
    QList<Claim> earlier; ///< of the same line, newest first
    std::optional<AwaitedApproval> waiting;

    bool allows(const char *action) const { return actions.contains(QLatin1StringView(action)); }
    /// Of so many units that come back (a refund needs none), what can be granted at most.
    Money most(qint64 units) const;
};

/// Nothing when a field that must be there is not.
std::optional<Claim> claimFrom(const QJsonObject &object);
std::optional<ClaimDetail> claimDetailFrom(const QJsonObject &object);

} // namespace firstcome
