// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_notices.h"

#include <QJsonObject>

namespace firstcome::orders {

namespace {

const QByteArray liveTopic = QByteArrayLiteral("orders");

}

void OrderNotices::changed(sql::Connection &connection, std::vector<OrderNotice> notices)
{
    if (!notices.empty())
        connection.afterCommit([this, notices = std::move(notices)] { tell(notices); });
}

void OrderNotices::touched(sql::Connection &connection, std::vector<Id> orderIds)
{
    if (orderIds.empty())
        return;
    connection.afterCommit([this, orderIds = std::move(orderIds)] {
        for (const Id orderId : orderIds)
            wake(orderId);
    });
}

void OrderNotices::wake(Id orderId)
{
    // Nearly always nobody waits: then this costs one look.
    if (m_waiters.load(std::memory_order_acquire) == 0)
        return;
    const std::scoped_lock lock(m_mutex);
    const auto [first, last] = m_waiting.equal_range(orderId);
    for (auto waiting = first; waiting != last; ++waiting)
        waiting->second.changed.resolve(true);
    m_waiting.erase(first, last);
    m_waiters = m_waiting.size();
}

void OrderNotices::tell(const std::vector<OrderNotice> &notices)
{
    for (const OrderNotice &notice : notices)
        wake(notice.orderId);
    if (!m_live.watched(liveTopic))
        return;
    for (const OrderNotice &notice : notices)
        m_live.publish(liveTopic, notice.orderId,
                       {{QStringLiteral("orderId"), idText(notice.orderId)},
                        {QStringLiteral("state"), QLatin1StringView(textOf(notice.state))},
                        {QStringLiteral("total"), notice.total},
                        {QStringLiteral("at"), toIso(notice.at)}});
}

OrderNotices::Wait OrderNotices::wait(Id orderId)
{
    const std::scoped_lock lock(m_mutex);
    Wait wait;
    wait.ticket = ++m_lastTicket;
    if (m_closed || m_waiting.size() >= waiterLimit)
        wait.changed.resolve(false);
    else
        m_waiting.emplace(orderId, wait);
    m_waiters = m_waiting.size();
    return wait;
}

void OrderNotices::leave(Id orderId, const Wait &wait)
{
    const std::scoped_lock lock(m_mutex);
    const auto [first, last] = m_waiting.equal_range(orderId);
    for (auto waiting = first; waiting != last; ++waiting) {
        if (waiting->second.ticket != wait.ticket)
            continue;
        m_waiting.erase(waiting);
        m_waiters = m_waiting.size();
        return;
    }
}

void OrderNotices::close()
{
    const std::scoped_lock lock(m_mutex);
    m_closed = true;
    for (const auto &[orderId, waiting] : m_waiting)
        waiting.changed.resolve(true);
    m_waiting.clear();
    m_waiters = 0;
}

} // namespace firstcome::orders
