// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/payment_exception.h"
#include "shared/contract/delivery.h"
#include "shared/contract/order_view.h"
#include "shared/contract/payment.h"

namespace firstcome {

struct PaymentDetail
{
    Id id = 0;
    PaymentState state = PaymentState::Ready;
    Money amount = 0;
    Money canceled = 0;
    QString key; ///< the gateway's
    QString failure;
    std::optional<PaymentException> exception = {}; ///< its money waits for a person
};

struct DeliveryDetail
{
    Id id = 0;
    Id lineId = 0;
    DeliveryState state = DeliveryState::Requested;
    QString reference; ///< the carrier's
};

/// One order with everything the server tells of it.
struct OrderDetail
{
    OrderView order;
    std::optional<PaymentDetail> payment;
    QList<DeliveryDetail> deliveries;
    QList<Id> claims;    ///< of its lines, newest first
    QStringList actions; ///< what an operator may do now: "cancel", "ASK_AGAIN" ...

    bool allows(const char *action) const { return actions.contains(QLatin1StringView(action)); }
};

/// Nothing when a field that must be there is not.
std::optional<OrderDetail> orderDetailFrom(const QJsonObject &object);

/// One thing that happened to an order, as a layer remembers it.
struct TimelineItem
{
    Instant at{};
    QString layer; ///< "order", "stock", "outbox" ...
    QString what;  ///< in the server's words
    QJsonObject detail;

    friend bool operator==(const TimelineItem &, const TimelineItem &) = default;
};

/// The entries of GET .../timeline; those without a time are left out.
QList<TimelineItem> timelineFrom(const QJsonObject &object);

struct Fact
{
    QString name;
    QString value;
};

/// A detail as names and values: inner objects as "payload.total", lists one by one, keys as they are.
QList<Fact> factsOf(const QJsonObject &detail);

} // namespace firstcome
