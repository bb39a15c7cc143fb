// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/korean_day.h"
#include "shared/contract/delivery.h"
#include <QString>
#include <algorithm>

namespace firstcome::deliveries {

/// Whether a cancel that is not decided yet holds it back: from the carrier, who may have let it go already.
enum class HeldBack { No, Held, Withdrawn };

/// One order line on its way; its id is the idempotency key at the carrier.
struct Delivery
{
    Id id = 0;
    Id lineId = 0;
    Id orderId = 0;
    DeliveryState state = DeliveryState::Requested;
    QByteArray reference;    ///< the carrier's, empty until it gave one
    bool handedOver = false; ///< the carrier was or may have been called
    int attempts = 0;
    HeldBack heldBack = HeldBack::No;
    qint64 version = 1;
};

/// What the carrier said, decoded.
struct CarrierOutcome
{
    enum class Kind { Accepted, Refused, State, Withdrawn, Underway, NotSent, Unknown };
    Kind kind = Kind::Unknown;
    QByteArray reference;
    DeliveryState state = DeliveryState::Requested;
    QString reason;
};

/// What a member of a load run ordered goes to no carrier: it arrives by itself, and so it is called.
inline QByteArray sampleReference(Id deliveryId)
{
    return "sample-" + QByteArray::number(deliveryId);
}

/// What a carrier would say of it, at each look a step further.
inline CarrierOutcome sampleOutcome(const Delivery &delivery)
{
    CarrierOutcome outcome;
    outcome.reference = sampleReference(delivery.id);
    outcome.kind = delivery.reference.isEmpty() ? CarrierOutcome::Kind::Accepted : CarrierOutcome::Kind::State;
    outcome.state = delivery.state == DeliveryState::Requested ? DeliveryState::InDelivery : DeliveryState::Completed;
    return outcome;
}

/// The wait before the carrier is asked for the `attempts`th time: 1 s doubling to 60 s.
constexpr std::chrono::milliseconds askAgainAfter(int attempts)
{
    const int doublings = std::clamp(attempts - 1, 0, 6);
    return std::min(std::chrono::milliseconds(1'000 << doublings), std::chrono::milliseconds(60'000));
}

/// After midnight in Seoul, when the daily job moves deliveries.
constexpr std::chrono::minutes dailyAt{10};

/// Where a delivery is, and since when.
struct Whereabouts
{
    DeliveryState state = DeliveryState::Requested;
    Instant since{};
};

/// Where the daily job brings it: a step each day but the first, those of missed days too.
constexpr DeliveryState movedByDay(const Whereabouts &is, Instant now)
{
    const auto days = (koreanMidnight(now - dailyAt) - koreanMidnight(is.since)) / std::chrono::days(1);
    const bool requested = is.state == DeliveryState::Requested;
    if (days <= 0 || (!requested && is.state != DeliveryState::InDelivery))
        return is.state;
    return requested && days == 1 ? DeliveryState::InDelivery : DeliveryState::Completed;
}

/// A moved delivery is looked at again so often, in case a notification got lost.
constexpr std::chrono::minutes lookAgain{1};

} // namespace firstcome::deliveries
