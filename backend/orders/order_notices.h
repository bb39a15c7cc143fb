// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/live.h"
#include "backend/platform/sql/connection.h"
#include "backend/platform/work/reply.h"
#include "shared/contract/order.h"
#include <atomic>
#include <unordered_map>
#include <vector>

namespace firstcome::orders {

/// What consoles are told of an order that changed.
struct OrderNotice
{
    Id orderId = 0;
    OrderState state = OrderState::PendingPayment;
    Money total = 0;
    Instant at{};
};

/// Tells consoles, and requests that wait for an order, that it changed, after the commit.
/// Thread: `changed` on the writer's, the rest any.
class OrderNotices
{
public:
    explicit OrderNotices(Live &live) : m_live(live) {}

    void changed(sql::Connection &connection, std::vector<OrderNotice> notices);
    /// Only lines moved, the order's state is as it was: requests that wait are told.
    void touched(sql::Connection &connection, std::vector<Id> orderIds);

    /// `changed` is resolved with true by the next change of the order. At most `waiterLimit` wait at once; beyond, it
    /// is resolved with false at once.
    struct Wait
    {
        quint64 ticket = 0;
        work::Reply<bool> changed;
    };
    Wait wait(Id orderId);
    /// The caller waits no longer (its time is over, or it got its answer).
    void leave(Id orderId, const Wait &wait);
    /// Nobody waits from now on: who does is told at once, so that a server that ends has answered everybody.
    void close();

private:
    void tell(const std::vector<OrderNotice> &notices);
    void wake(Id orderId);

    static constexpr size_t waiterLimit = 20'000;

    Live &m_live;
    std::mutex m_mutex;
    bool m_closed = false;
    quint64 m_lastTicket = 0;
    std::atomic<size_t> m_waiters{0};
    std::unordered_multimap<Id, Wait> m_waiting;
};

} // namespace firstcome::orders
