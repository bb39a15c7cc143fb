// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/move_orders.h"
#include "backend/orders/order_views.h"
#include "backend/platform/module/audit.h"
#include "backend/platform/sql/database.h"
#include "backend/platform/sql/idempotent_calls.h"
#include <qcorotask.h>
#include <unordered_set>

namespace firstcome::orders {

/// What is asked for.
struct CancelForm
{
    QString reason;
    QList<Id> lineIds; ///< empty: every line that is still open
};

/// Who wants an order cancelled, and the call that is answered with it.
struct CancelCall
{
    Id orderId = 0;
    sql::CallScope scope; ///< `callerId`: the member, or the operator
    OrderViewer by;       ///< an owner, or an operator with his permissions
    CancelForm form;
    QByteArray requestId;
};

/// A cancel as it is kept with its order until it is done: enough to finish it and to answer its caller's retry.
QString intentOf(const CancelCall &call);

struct Cancelled
{
    QByteArray body; ///< the order, encoded
    bool replayed = false;
};

/// Cancels an order, or some lines of a paid one: at once while nothing is paid; else the other modules are asked
/// first, and only when they let go its lines end, its units return and its money goes back. The intention is committed
/// before deliveries are asked, so that a crash in between is resumed by the sweep, with the same answer for the
/// caller's retry. Thread: any with a Loop.
class CancelOrder
{
public:
    struct Parts
    {
        sql::Database &database;
        OrderTables tables;
        OrderViews views;
        SagaLimits limits;
        Audit &audit;
        const Peers &peers;
        Clock clock;
    };

    explicit CancelOrder(Parts parts);

    /// ORDER_NOT_FOUND (also for a line that is not the order's), NOT_CANCELLABLE, PAYMENT_IN_PROGRESS,
    /// REQUEST_IN_PROGRESS, and those of deliveries. `call` must live until it has ended.
    QCoro::Task<Result<Cancelled>> run(const CancelCall &call);
    /// Goes on with a cancel that a crash, or deliveries' silence, has left unfinished.
    QCoro::Task<> resume(Id orderId);

private:
    /// What the first transaction found: an answer, or lines whose deliveries must be asked.
    struct Begun
    {
        std::optional<Cancelled> done;
        QList<Id> lineIds;
    };

    Result<Begun> begin(sql::Connection &connection, const CancelCall &call, Instant now) const;
    Result<Begun> beginPaid(sql::Connection &connection, const CancelCall &call, const LockedOrder &order,
                            Instant now) const;
    Result<void> mayCancel(const CancelCall &call, const LockedOrder &order) const;
    QCoro::Task<Result<Cancelled>> askAndFinish(const CancelCall &call, const QList<Id> &lineIds);
    Result<Cancelled> finish(sql::Connection &connection, const CancelCall &call, Instant now) const;
    void giveUp(sql::Connection &connection, const CancelCall &call, Instant now) const;
    Cancelled keep(sql::Connection &connection, const CancelCall &call, const Order &before, Instant now) const;
    bool occupy(Id orderId);
    void leave(Id orderId);

    Parts m_parts;
    MoveOrders m_moves;
    std::mutex m_mutex;
    std::unordered_set<Id> m_running; ///< orders whose deliveries are being asked
};

} // namespace firstcome::orders
