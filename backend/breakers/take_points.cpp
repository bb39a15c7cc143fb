// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/breakers/take_points.h"

namespace firstcome::breakers {

QCoro::Task<> TakePoints::take()
{
    const Instant now = m_ground.clock();
    std::map<QByteArray, Last> taken;
    std::vector<KeptPoint> points;
    for (const auto &[name, shown] : m_board.snapshots()) {
        const Last &last = m_last[name];
        Point point{now, shown.state, shown.totals, shown.turnedAway - last.turnedAway};
        point.counts.calls -= last.totals.calls;
        point.counts.failed -= last.totals.failed;
        point.counts.slow -= last.totals.slow;
        const bool happened = point.counts.calls > 0 || point.turnedAway > 0;
        const bool due = (happened || shown.state != resilience::BreakerState::Closed) && now - last.at >= pointEvery;
        if (!due && shown.state == last.state)
            continue;
        points.push_back({name, m_instance(), point});
        taken[name] = {now, shown.state, shown.totals, shown.turnedAway};
    }
    if (points.empty())
        co_return;
    const auto written = m_ground.database.write(
        sql::Queue::Background, [points](sql::Connection &connection) { keepPoints(connection, points); });
    co_await written;
    for (const auto &[name, last] : taken)
        m_last[name] = last;
}

QCoro::Task<> TakePoints::sweep() const
{
    bool more = true;
    while (more) {
        const auto removed = m_ground.database.write(
            sql::Queue::Background, [before = m_ground.clock() - keptFor](sql::Connection &connection) {
                return removePoints(connection, before);
            });
        more = co_await removed;
    }
}

} // namespace firstcome::breakers
