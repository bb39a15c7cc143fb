// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/deliveries/delivery_moves.h"
#include "backend/platform/errands/errands.h"
#include "backend/platform/module/check.h"
#include "backend/platform/module/timeline.h"
#include <QJsonArray>
#include <unordered_set>

/// The table `deliveries`. Every move is a compare-and-set on the state; false: someone else moved it.
/// Thread: the writer's (reads also on a reader), in the caller's transaction.
namespace firstcome::deliveries {

/// A line that has a delivery already keeps it; true when this one was written.
bool insertDelivery(sql::Connection &connection, const Delivery &delivery, std::optional<Instant> dueAt, Instant now);
/// Of lines that have none yet, due at once.
void insertDeliveries(sql::Connection &connection, const std::vector<Delivery> &deliveries, Instant now);
/// Those of these lines that have one.
std::unordered_set<Id> linesWithDelivery(sql::Connection &connection, const std::vector<Id> &lineIds);
std::optional<Delivery> findDelivery(sql::Connection &connection, Id id);
std::optional<Delivery> findByReference(sql::Connection &connection, const QByteArray &reference);
QList<Delivery> deliveriesOf(sql::Connection &connection, Id orderId);
QList<Delivery> dueDeliveries(sql::Connection &connection, Instant now, int limit);

/// Those that have been where they are since before then, in order of id.
QList<OnItsWay> onTheirWay(sql::Connection &connection, Instant before, Id after, int limit);

/// It is asked for now and due again when the lease is over; false: somebody else does, or it is due no longer.
bool takeDelivery(sql::Connection &connection, Id id, const work::Lease &lease);
/// Marks that the carrier may know it from now on; false when it is no longer REQUESTED.
bool markHandedOver(sql::Connection &connection, Id id);
/// Nobody hands it to the carrier, or follows it, until it is released or CANCELED.
void holdBack(sql::Connection &connection, Id id, HeldBack as);
/// Held back for nothing: it is due again. One that the carrier let go is another shipment now, of the id `anew`.
void release(sql::Connection &connection, const Delivery &held, Id anew, Instant now);
bool moveDelivery(sql::Connection &connection, const Delivery &delivery, const DeliveryMove &move, Instant now);
void lookAgainAt(sql::Connection &connection, Id id, const NextLook &next);
void makeAllDue(sql::Connection &connection, Instant now);

/// Those of these orders of which something is requested or on its way.
std::vector<Id> ordersOnTheirWay(sql::Connection &connection, const std::vector<Id> &orderIds);
/// What load runs had delivered, once it is at its end.
void removeDeliveries(sql::Connection &connection, const std::vector<Id> &orderIds);

QList<Check> deliveryChecks();
Id highestDeliveryId(sql::Connection &connection);
QList<TimelineEntry> deliveryTimeline(sql::Connection &connection, Id orderId);
QJsonArray deliveriesJson(sql::Connection &connection, Id orderId);

} // namespace firstcome::deliveries
