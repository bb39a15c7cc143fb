// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/deliveries/deliveries.h"

namespace firstcome::deliveries {

namespace {

constexpr int movedAtOnce = 10; ///< in one transaction

} // namespace

QCoro::Task<> Deliveries::moveByDay()
{
    const Instant midnight = koreanMidnight(m_parts.clock() - dailyAt);
    if (m_movedUntil == midnight)
        co_return;
    Id last = 0;
    do {
        const auto moved = m_parts.database.write(
            sql::Queue::Background, [this, last](sql::Connection &connection) { return moveSome(connection, last); });
        last = co_await moved;
    } while (last > 0);
    m_movedUntil = midnight;
}

Id Deliveries::moveSome(sql::Connection &connection, Id after)
{
    const Instant now = m_parts.clock();
    const auto some = onTheirWay(connection, koreanMidnight(now - dailyAt), after, movedAtOnce);
    for (const OnItsWay &found : some)
        write(connection, found.delivery, afterDays(found, now));
    return some.size() == movedAtOnce ? some.last().delivery.id : 0;
}

} // namespace firstcome::deliveries
