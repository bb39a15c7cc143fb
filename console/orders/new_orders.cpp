// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/new_orders.h"

namespace firstcome {

void NewOrders::beginLoad(const OrderFilter &filter)
{
    if (filter != m_filter)
        m_ids.clear();
    m_filter = filter;
    m_asked = m_ids;
}

void NewOrders::endLoad(Id oldest, const std::function<bool(Id)> &isLoaded)
{
    m_oldest = oldest;
    m_ids.subtract(std::exchange(m_asked, {}));
    m_ids.removeIf([&isLoaded](Id id) { return isLoaded(id); });
}

bool NewOrders::see(const OrderChanged &frame, Instant now)
{
    const PlacedSpan span = spanOf(m_filter, now);
    const bool over = span.to && *span.to <= now;
    // Which orders wait for a person is not said live.
    const bool otherState = m_filter.state && *m_filter.state != frame.state;
    if (over || m_filter.attention || otherState) {
        // It may have fitted before this change.
        m_ids.remove(frame.orderId);
        return false;
    }
    if (frame.orderId <= m_oldest || m_ids.size() > most)
        return false;
    m_ids.insert(frame.orderId);
    return true;
}

} // namespace firstcome
