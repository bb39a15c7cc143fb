// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_moves.h"

#include "backend/orders/order_events.h"
#include "shared/base/assert.h"
#include <algorithm>
#include <stdexcept>

namespace firstcome::orders {

namespace {

/// When a cancel that was left unfinished is tried again.
constexpr std::chrono::seconds resumeAgain{60};

bool contains(const std::vector<Id> &ids, Id id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Attention that the order's getting on ends.
void getOn(Order &order)
{
    if (order.attention && !outlivesMoves(order.attention->reason))
        order.attention.reset();
}

/// Orders while it is decided what becomes of them; each stands where the last event has left it.
class Deciding
{
public:
    Deciding(std::vector<LockedOrder> orders, const SagaLimits &limits, Instant now);

    void decide(const OrderEvent &event);
    OrderMoves finish();

private:
    void on(LockedOrder &locked, const PayingBegins &);
    void on(LockedOrder &locked, const PayingStops &);
    void on(LockedOrder &locked, const PaymentBooked &);
    void on(LockedOrder &locked, const EndsUnpaid &ends);
    void on(LockedOrder &locked, const StockToCommit &);
    void on(LockedOrder &locked, const LinesRequested &requested);
    void on(LockedOrder &locked, const LinesSent &sent);
    void on(LockedOrder &locked, const LinesArrived &arrived);
    void on(LockedOrder &locked, const LinesEnd &end);
    void on(LockedOrder &locked, const MoneyMoved &money);
    void on(LockedOrder &locked, const CancelKept &kept);
    void on(LockedOrder &locked, const DueCame &);
    void on(LockedOrder &locked, const PersonNeeded &needed);
    void on(LockedOrder &locked, const PersonDone &);

    /// The order, which changes with this step: each raises its version.
    Order &moved(LockedOrder &locked);
    /// Its state follows its lines.
    void moveTo(LockedOrder &locked, OrderState to);
    void move(OrderLine &line, const LineMove &move);
    /// Those of these lines that are where the move begins move; as they are then.
    std::vector<OrderLine> moveAll(LockedOrder &locked, const std::vector<Id> &lineIds, const LineMove &move);
    /// The units of a line that were held, or sold, are there again.
    void returnUnits(LockedOrder &locked, const OrderLine &line);
    /// When its last line closes.
    void complete(LockedOrder &locked);
    void awaitNothing(LockedOrder &locked);

    std::map<Id, LockedOrder> m_orders;
    std::map<Id, Order> m_before; ///< of those that have changed
    const SagaLimits &m_limits;
    const Instant m_now;
    OrderMoves m_moves;
};

Deciding::Deciding(std::vector<LockedOrder> orders, const SagaLimits &limits, Instant now)
    : m_limits(limits), m_now(now)
{
    for (LockedOrder &locked : orders) {
        const Id id = locked.order.id;
        m_orders.emplace(id, std::move(locked));
    }
}

void Deciding::decide(const OrderEvent &event)
{
    const auto found = m_orders.find(orderIdOf(event));
    if (found != m_orders.end())
        std::visit([&](const auto &what) { on(found->second, what); }, event);
}

OrderMoves Deciding::finish()
{
    for (auto &[id, before] : m_before)
        m_moves.orders.push_back({std::move(before), std::move(m_orders.at(id).order)});
    return std::move(m_moves);
}

Order &Deciding::moved(LockedOrder &locked)
{
    m_before.try_emplace(locked.order.id, locked.order);
    ++locked.order.version;
    locked.order.updatedAt = m_now;
    return locked.order;
}

void Deciding::moveTo(LockedOrder &locked, OrderState to)
{
    FIRSTCOME_ASSERT(locked.order.state == to || canMove(locked.order.state, to), "an order makes only legal moves");
    Order &order = moved(locked);
    order.state = to;
    getOn(order);
    // What ends a line by itself leaves a cancel of others where it is: it goes on when it is due.
    if (order.cancelRequest && isPaid(order))
        return;
    order.cancelRequest.reset();
    order.dueAt = dueOfPaid(statesOf(locked.lines), m_limits, m_now);
}

void Deciding::move(OrderLine &line, const LineMove &move)
{
    FIRSTCOME_ASSERT(canMove(move) && line.state == move.from, "a line makes only legal moves");
    m_moves.lines[move].push_back(line.id);
    line.state = move.to;
    if (move.to == LineState::Paid)
        line.paidAt = m_now;
    if (move.to == LineState::Delivered)
        line.deliveredAt = m_now;
}

std::vector<OrderLine> Deciding::moveAll(LockedOrder &locked, const std::vector<Id> &lineIds, const LineMove &which)
{
    std::vector<OrderLine> all;
    for (OrderLine &line : locked.lines) {
        if (line.state != which.from || !contains(lineIds, line.id))
            continue;
        move(line, which);
        all.push_back(line);
    }
    return all;
}

void Deciding::on(LockedOrder &locked, const PayingBegins &)
{
    if (!isPayable(locked.order, m_now))
        return;
    Order &order = moved(locked);
    order.payingSince = m_now;
    order.dueAt = m_now + m_limits.paymentKnown;
}

void Deciding::on(LockedOrder &locked, const PayingStops &)
{
    if (locked.order.state != OrderState::PendingPayment || !locked.order.payingSince)
        return;
    Order &order = moved(locked);
    order.payingSince.reset();
    order.attention.reset();
    order.dueAt = order.holdExpiresAt;
}

void Deciding::on(LockedOrder &locked, const PaymentBooked &)
{
    if (locked.order.state != OrderState::PendingPayment)
        return;
    Order &order = moved(locked);
    order.state = OrderState::Paid;
    order.payingSince.reset();
    order.cancelRequest.reset();
    order.dueAt = m_now + m_limits.stockCommitted;
    getOn(order);
}

void Deciding::on(LockedOrder &locked, const EndsUnpaid &ends)
{
    if (locked.order.state != OrderState::PendingPayment)
        return;
    FIRSTCOME_ASSERT(canMove(locked.order.state, ends.to), "an order makes only legal moves");
    FIRSTCOME_ASSERT(locked.held.size() == locked.lines.size(), "an order that is not paid holds all its units");
    Order &order = moved(locked);
    order.state = ends.to;
    order.payingSince.reset();
    order.cancelRequest.reset();
    order.dueAt.reset();
    getOn(order);
    for (OrderLine &line : locked.lines) {
        returnUnits(locked, line);
        move(line, {line.state, LineState::Cancelled});
    }
    m_moves.events.push_back(orderClosed(order, ends.reason, m_now));
}

void Deciding::on(LockedOrder &locked, const StockToCommit &)
{
    if (locked.order.state == OrderState::PendingPayment)
        throw std::runtime_error("an approved payment's order is not paid");
    std::vector<OrderLine> sold;
    LinesEnd gone{locked.order.id, {}, QStringLiteral("STOCK_NOT_COMMITTED")};
    for (OrderLine &line : locked.lines) {
        if (line.state != LineState::Reserved)
            continue;
        const auto hold = std::find_if(locked.held.begin(), locked.held.end(),
                                       [&line](const stock::Hold &held) { return held.id == line.id; });
        if (hold == locked.held.end()) {
            gone.lineIds.push_back(line.id);
            continue;
        }
        m_moves.committed.push_back(*hold);
        locked.held.erase(hold);
        move(line, {LineState::Reserved, LineState::Paid});
        sold.push_back(line);
    }
    if (!sold.empty())
        m_moves.events.push_back(stockCommitted(moved(locked), sold, m_now));
    // A paid line whose hold is gone: the units are not ours to sell, so the money goes back.
    on(locked, gone);
}

void Deciding::on(LockedOrder &locked, const LinesRequested &requested)
{
    const auto lines = moveAll(locked, requested.lineIds, {LineState::Paid, LineState::DeliveryRequested});
    if (lines.empty() && !isPaid(locked.order))
        return;
    Order &order = moved(locked);
    getOn(order);
    if (!order.cancelRequest) // one that keeps a cancel goes on with that when it is due
        order.dueAt = m_now + m_limits.delivered;
}

void Deciding::on(LockedOrder &locked, const LinesSent &sent)
{
    if (!moveAll(locked, sent.lineIds, {LineState::DeliveryRequested, LineState::InDelivery}).empty())
        moved(locked);
}

void Deciding::on(LockedOrder &locked, const LinesArrived &arrived)
{
    const auto lines = moveAll(locked, arrived.lineIds, {LineState::InDelivery, LineState::Delivered});
    if (lines.empty())
        return;
    m_moves.events.push_back(linesDelivered(moved(locked), lines, m_now));
    complete(locked);
}

void Deciding::on(LockedOrder &locked, const LinesEnd &end)
{
    if (!isPaid(locked.order))
        return;
    std::vector<OrderLine> ending;
    for (OrderLine &line : locked.lines) {
        const LineMove ends{line.state, LineState::Cancelled, end.deliveryFailed};
        if (!contains(end.lineIds, line.id) || !canMove(ends))
            continue;
        ending.push_back(line);
        returnUnits(locked, line);
        move(line, ends);
    }
    if (ending.empty())
        return;
    if (end.endsRequest)
        locked.order.cancelRequest.reset();
    const bool all = stateOfPaid(statesOf(locked.lines)) == OrderState::Cancelled;
    moveTo(locked, all ? OrderState::Cancelled : OrderState::PartiallyCancelled);
    m_moves.events.push_back(linesCancelled(locked.order, ending, end.reason, m_now));
    complete(locked);
}

void Deciding::complete(LockedOrder &locked)
{
    if (locked.order.state == OrderState::Completed || stateOfPaid(statesOf(locked.lines)) != OrderState::Completed)
        return;
    moveTo(locked, OrderState::Completed);
    m_moves.events.push_back(orderCompleted(locked.order, m_now));
}

void Deciding::returnUnits(LockedOrder &locked, const OrderLine &line)
{
    if (line.state != LineState::Reserved) {
        m_moves.putBack.push_back({line.optionId, line.quantity, "put-back:" + QByteArray::number(line.id)});
        return;
    }
    const auto hold = std::find_if(locked.held.begin(), locked.held.end(),
                                   [&line](const stock::Hold &held) { return held.id == line.id; });
    if (hold == locked.held.end())
        return; // they went back by themselves
    if (line.saleId)
        m_moves.givenBack.push_back({*line.saleId, locked.order.memberId, hold->quantity});
    m_moves.released.push_back(*hold);
    locked.held.erase(hold);
}

void Deciding::on(LockedOrder &locked, const MoneyMoved &money)
{
    const auto &attention = locked.order.attention;
    const bool asked = attention && outlivesMoves(attention->reason); // a person has to answer still
    if (money.back >= locked.order.total && locked.order.state == OrderState::Cancelled && !asked)
        awaitNothing(locked);
    else
        moved(locked); // what it shows of its payment
}

void Deciding::on(LockedOrder &locked, const CancelKept &kept)
{
    Order &order = moved(locked);
    order.cancelRequest = kept.request;
    order.dueAt = kept.dueAt;
}

void Deciding::on(LockedOrder &locked, const DueCame &)
{
    const Order &order = locked.order;
    if (!order.dueAt || *order.dueAt > m_now)
        return; // moved on meanwhile
    if (isExpired(order, m_now))
        return on(locked, EndsUnpaid{order.id, OrderState::Expired});
    if (order.cancelRequest)
        return on(locked, CancelKept{order.id, order.cancelRequest, m_now + resumeAgain});
    // It waits for a person for that reason until it moves on or the person decides.
    if (const auto reason = order.attention ? std::optional(order.attention->reason) : attentionReason(order))
        on(locked, PersonNeeded{order.id, *reason});
    else
        awaitNothing(locked);
}

void Deciding::on(LockedOrder &locked, const PersonNeeded &needed)
{
    Order &order = moved(locked);
    order.attention = Attention{needed.reason, order.attention ? order.attention->since : m_now};
    order.dueAt = m_now + m_limits.lookAgain;
}

void Deciding::on(LockedOrder &locked, const PersonDone &)
{
    if (!locked.order.attention)
        return;
    Order &order = moved(locked);
    order.attention.reset();
    order.dueAt.reset();
    if (!isFinal(order.state) && order.state != OrderState::Cancelled)
        order.dueAt = m_now + m_limits.lookAgain;
}

void Deciding::awaitNothing(LockedOrder &locked)
{
    Order &order = moved(locked);
    order.attention.reset();
    order.dueAt.reset();
}

} // namespace

Id orderIdOf(const OrderEvent &event)
{
    return std::visit([](const auto &what) { return what.orderId; }, event);
}

bool isAboutLines(const OrderEvent &event)
{
    return std::holds_alternative<EndsUnpaid>(event) || std::holds_alternative<StockToCommit>(event) ||
           std::holds_alternative<DueCame>(event) ||
           std::visit(
               [](const auto &what) {
                   return requires
                   {
                       what.lineIds;
                   };
               },
               event);
}

OrderMoves decide(std::vector<LockedOrder> orders, std::span<const OrderEvent> events, const SagaLimits &limits,
                  Instant now)
{
    Deciding deciding(std::move(orders), limits, now);
    for (const OrderEvent &event : events)
        deciding.decide(event);
    return deciding.finish();
}

} // namespace firstcome::orders
