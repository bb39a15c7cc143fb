// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/deliveries/carrier.h"
#include "backend/deliveries/delivery_store.h"
#include "backend/platform/access/knock_limit.h"
#include "backend/platform/events/outbox.h"
#include "backend/platform/sql/database.h"
#include "shared/base/result.h"
#include <unordered_set>

namespace firstcome::deliveries {

/// What is asked of orders, which deliveries do not know.
struct LoadOrders
{
    using Among = std::function<std::unordered_set<Id>(sql::Connection &, const std::vector<Id> &orderIds)>;
    Among all;     ///< those of these that members of load runs placed
    Among removed; ///< those of them that are no more
};

/// Lines of an order whose units are sold.
struct SoldLines
{
    Id orderId = 0;
    QList<Id> lineIds;
};

struct DeliveryParts
{
    sql::Database &database;
    IdSource &ids;
    events::Outbox &outbox;
    Changes &changes; ///< over which knocks are counted at all processes
    Clock clock;
    LoadOrders loadOrders;
};

/// Hands deliveries to the carrier, follows them, and takes them back.
/// Invariant: that the carrier may know a delivery is committed before it is called; what moved is told by an event in
/// the transaction of the move.
/// Thread: any with a Loop.
class Deliveries
{
public:
    Deliveries(DeliveryParts parts, Carrier &carrier);

    /// All deliveries of these lines REQUESTED -> CANCELED, or none of them; the carrier is asked where it may know
    /// them. Lines that have none yet get one, so that an event still under way ships nothing. NOT_CANCELLABLE when one
    /// is under way: those that the carrier had let go already are requested anew. CARRIER_UNREACHABLE when the
    /// carrier's answer is not known: they stay held back; asking again is safe.
    QCoro::Task<Result<void>> cancel(Id orderId, QList<Id> lineIds);
    /// All that is due: hand over, or ask how it stands.
    QCoro::Task<> look() { return m_errands.run(); }
    /// Moves what was requested, or sent, on an earlier day of Seoul; once a day, after a start at once.
    QCoro::Task<> moveByDay();
    /// Somebody says that something changed at the carrier: ask it what, if it was not asked often lately.
    QCoro::Task<> notified(QByteArray reference);
    /// In the caller's transaction: a delivery for each line that has none, and DeliveryRequested of each order.
    void requestAll(sql::Connection &connection, const std::vector<SoldLines> &sold);

private:
    QCoro::Task<> handOver(Delivery delivery);
    QCoro::Task<> follow(Delivery delivery);
    /// Nothing when one of them is on its way; else those of them that the carrier must let go, the others held back.
    std::optional<QList<Delivery>> holdBackAll(sql::Connection &connection, Id orderId, const QList<Id> &lineIds);
    void cancelHeld(sql::Connection &connection, Id orderId, const QList<Id> &lineIds);
    void releaseHeld(sql::Connection &connection, Id orderId, const QList<Id> &lineIds);
    QCoro::Task<Result<void>> withdraw(Delivery delivery);
    /// A few of them, after this id; the last of these, 0 when there are no more.
    Id moveSome(sql::Connection &connection, Id after);
    void book(sql::Connection &connection, const Delivery &delivery, const CarrierOutcome &outcome);
    void write(sql::Connection &connection, const Delivery &delivery, const DeliveryMoves &moves);

    DeliveryParts m_parts;
    Carrier &m_carrier;
    access::KnockLimit m_knocks{{m_parts.changes, "deliveries.knocks"}};
    work::Errands<Delivery> m_errands;
    std::optional<Instant> m_movedUntil; ///< the midnight whose daily job is done; the worker loop's
};

} // namespace firstcome::deliveries
