// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_tally.h"

#include "backend/orders/sample_order_store.h"
#include "backend/platform/events/event_history.h"
#include "shared/base/korean_day.h"
#include "shared/contract/payment_payloads.h"

namespace firstcome::orders {

void DayOfOrders::count(const events::Event &event)
{
    if (event.type == event::orderPlaced) {
        ++placed;
    } else if (event.type == event::paymentApproved) {
        ++paid;
        revenue += payloadFrom<PaymentApproved>(event.payload).value_or(PaymentApproved{}).amount;
    } else if (event.type == event::paymentCanceled) {
        revenue -= payloadFrom<PaymentCanceled>(event.payload).value_or(PaymentCanceled{}).amount;
    } else if (event.type == event::orderCompleted) {
        ++delivered;
    }
}

void OrderTally::beginDay(sql::Connection &connection, Instant midnight)
{
    m_midnight = midnight;
    m_day = {};
    m_seen = events::firstEventSince(connection, midnight) - 1;
}

std::optional<QJsonObject> OrderTally::read(sql::Connection &connection, Instant now)
{
    const std::scoped_lock lock(m_mutex);
    const Instant midnight = koreanMidnight(now);
    if (m_midnight != midnight)
        beginDay(connection, midnight);
    const qint64 end = events::logRange(connection).last;
    // Another reader's snapshot may be newer than this one.
    const qint64 last = std::min(end, m_seen + eventsAtOnce);
    if (last > m_seen) {
        const auto events = events::eventsIn(connection, {m_seen + 1, last});
        std::vector<Id> ids;
        for (const events::Event &event : events)
            ids.push_back(event.key);
        const std::unordered_set<Id> samples = sampleOrdersAmong(connection, ids);
        for (const events::Event &event : events) {
            if (!samples.contains(event.key))
                m_day.count(event);
        }
        m_seen = last;
    }
    if (m_seen < end)
        return std::nullopt;
    return QJsonObject{{QStringLiteral("placedToday"), m_day.placed},
                       {QStringLiteral("paidToday"), m_day.paid},
                       {QStringLiteral("deliveredToday"), m_day.delivered},
                       {QStringLiteral("revenueToday"), m_day.revenue}};
}

} // namespace firstcome::orders
