// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/deliveries/delivery.h"
#include "backend/platform/events/event.h"
#include <QList>
#include <vector>

namespace firstcome::deliveries {

/// Where a delivery goes, and why where it failed.
struct DeliveryMove
{
    DeliveryState to = DeliveryState::Failed;
    QString reason;
};

/// When it is looked after next, and whether the carrier told how it stands.
struct NextLook
{
    Instant at{};
    bool told = true;
    QByteArray reference{}; ///< the carrier's, where it gave one
};

/// What becomes of a delivery: all that is to be written, together.
struct DeliveryMoves
{
    std::optional<NextLook> look;
    std::vector<DeliveryMove> steps; ///< one after the other, each told by its event
    std::vector<events::Event> events;
};

/// What the carrier's answer makes of a delivery. A cancel that holds it back decides instead.
DeliveryMoves afterAnswer(const Delivery &delivery, const CarrierOutcome &answer, Instant now);
/// One that the carrier has, and since when it is where it is.
struct OnItsWay
{
    Delivery delivery;
    Instant since{};
};
/// What the days that have gone by make of it.
DeliveryMoves afterDays(const OnItsWay &found, Instant now);

/// Which deliveries a cancel of these lines holds back, and which of them the carrier must let go first.
struct Withholding
{
    QList<Delivery> toHold;
    QList<Delivery> toWithdraw;
};
/// Nothing when one of them is on its way.
std::optional<Withholding> withhold(const QList<Delivery> &ofOrder, const QList<Id> &lineIds);
/// Those of these lines that a cancel holds back.
QList<Delivery> heldBackOf(const QList<Delivery> &ofOrder, const QList<Id> &lineIds);

/// DeliveryRequested, of these lines.
events::Event requestedEvent(Id orderId, const QList<Id> &lineIds, qint64 sequence, Instant now);

} // namespace firstcome::deliveries
