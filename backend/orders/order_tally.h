// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "backend/platform/sql/connection.h"
#include "shared/base/money.h"
#include <QJsonObject>
#include <mutex>

namespace firstcome::orders {

/// What came of the orders of a day.
struct DayOfOrders
{
    qint64 placed = 0;
    qint64 paid = 0;
    qint64 delivered = 0; ///< in full
    Money revenue = 0;    ///< approved less canceled, by the day of each

    void count(const events::Event &event);
};

/// Counts the Korean day's orders from the log, reading on from where it stopped, so that watching costs what happens
/// and not what happened. Invariant: says nothing until it has caught up with the day.
/// Thread: any.
class OrderTally
{
public:
    /// {placedToday, paidToday, deliveredToday, revenueToday}, or nothing yet.
    /// Orders of load runs are no part of it.
    std::optional<QJsonObject> read(sql::Connection &connection, Instant now);

    /// Of one look; a long day is caught up with in several.
    static constexpr qint64 eventsAtOnce = 20'000;

private:
    void beginDay(sql::Connection &connection, Instant midnight);

    std::mutex m_mutex;
    std::optional<Instant> m_midnight;
    qint64 m_seen = 0;
    DayOfOrders m_day;
};

} // namespace firstcome::orders
