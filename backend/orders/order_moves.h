// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_rules.h"
#include "backend/platform/events/event.h"
#include "backend/sales/admission_store.h"
#include "backend/stock/stock_store.h"
#include <map>
#include <variant>

namespace firstcome::orders {

/// An order as it is decided what becomes of it: locked, with its lines and what of them is still held.
struct LockedOrder
{
    Order order;
    std::vector<OrderLine> lines{}; ///< none where what happens is not about lines
    std::vector<stock::Hold> held{};
};

/// Somebody begins to pay.
struct PayingBegins
{
    Id orderId = 0;
};
/// The attempt never reached the gateway.
struct PayingStops
{
    Id orderId = 0;
};
struct PaymentBooked
{
    Id orderId = 0;
};
/// EXPIRED, CANCELLED or PAYMENT_FAILED: the caller knows by the rules that it may end.
struct EndsUnpaid
{
    Id orderId = 0;
    OrderState to = OrderState::Expired;
    QString reason{};
};
/// Its payment was approved: the units it holds are sold.
struct StockToCommit
{
    Id orderId = 0;
};
struct LinesRequested
{
    Id orderId = 0;
    std::vector<Id> lineIds;
};
struct LinesSent
{
    Id orderId = 0;
    std::vector<Id> lineIds;
};
struct LinesArrived
{
    Id orderId = 0;
    std::vector<Id> lineIds;
};
/// Those of these lines of a paid order that may end do.
struct LinesEnd
{
    Id orderId = 0;
    std::vector<Id> lineIds;
    QString reason;
    bool deliveryFailed = false; ///< then also a line in delivery may end
    bool endsRequest = false;    ///< it is the kept cancel of the order that ends with it; another one is kept
};
/// Of what was paid so much has gone back in all.
struct MoneyMoved
{
    Id orderId = 0;
    Money back = 0;
};
/// A cancel waits for others to let go; nothing: it is given up.
struct CancelKept
{
    Id orderId = 0;
    std::optional<QString> request;
    std::optional<Instant> dueAt;
};
/// The sweep has come to it.
struct DueCame
{
    Id orderId = 0;
};
struct PersonNeeded
{
    Id orderId = 0;
    QByteArray reason;
};
struct PersonDone
{
    Id orderId = 0;
};

/// What can happen to an order.
using OrderEvent =
    std::variant<PayingBegins, PayingStops, PaymentBooked, EndsUnpaid, StockToCommit, LinesRequested, LinesSent,
                 LinesArrived, LinesEnd, MoneyMoved, CancelKept, DueCame, PersonNeeded, PersonDone>;

Id orderIdOf(const OrderEvent &event);
/// Whether the lines, and what of them is held, must be known to decide about it.
bool isAboutLines(const OrderEvent &event);

/// A line's moves follow each other by the state they leave.
struct InTurn
{
    bool operator()(const LineMove &one, const LineMove &other) const
    {
        return std::tie(one.from, one.to, one.deliveryFailed) < std::tie(other.from, other.to, other.deliveryFailed);
    }
};

/// What becomes of orders: all that is to be written, together.
struct OrderMoves
{
    std::vector<MovedOrder> orders;
    std::map<LineMove, std::vector<Id>, InTurn> lines;
    std::vector<events::Event> events;
    std::vector<stock::Hold> committed;
    std::vector<stock::Hold> released;
    std::vector<sales::Allowance> givenBack; ///< of released holds
    std::vector<stock::StockMove> putBack;   ///< sold units that return
};

/// Decides what becomes of these orders as these events happen, one after the other. What an order's state does not
/// allow moves nothing, so that an event that comes again is harmless. Pure: the orders are used up.
OrderMoves decide(std::vector<LockedOrder> orders, std::span<const OrderEvent> events, const SagaLimits &limits,
                  Instant now);

} // namespace firstcome::orders
