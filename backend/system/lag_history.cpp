// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/system/lag_history.h"

namespace firstcome::system {

namespace {

KeptLag lagIn(const QJsonObject &group, Instant now)
{
    KeptLag lag{group[u"group"].toString().toLatin1(), {now, {}, {}}};
    if (group[u"events"].isDouble())
        lag.point.events = group[u"events"].toInteger();
    if (group[u"seconds"].isDouble())
        lag.point.behind = std::chrono::milliseconds(qint64(group[u"seconds"].toDouble() * 1'000));
    return lag;
}

} // namespace

bool LagHistory::isWorthKeeping(const KeptLag &lag) const
{
    const auto last = m_last.find(lag.group);
    if (last == m_last.end() || lag.point.at - last->second.at >= quietEvery)
        return true;
    return lag.point.events != 0 || last->second.events != 0;
}

QCoro::Task<> LagHistory::take()
{
    const auto read = m_ground.database.read(
        [this](sql::Connection &connection) { return m_groups.of(connection, m_ground.bus.lag(connection)); });
    const QJsonArray groups = co_await read;
    std::vector<KeptLag> points;
    for (const QJsonValue &group : groups) {
        const KeptLag lag = lagIn(group.toObject(), m_ground.clock());
        if (isWorthKeeping(lag))
            points.push_back(lag);
    }
    if (points.empty())
        co_return;
    const auto written = m_ground.database.write(
        sql::Queue::Background, [points](sql::Connection &connection) { keepLag(connection, points); });
    co_await written;
    for (const KeptLag &lag : points)
        m_last[lag.group] = lag.point;
}

QCoro::Task<> LagHistory::sweep() const
{
    bool more = true;
    while (more) {
        const auto removed = m_ground.database.write(
            sql::Queue::Background, [before = m_ground.clock() - keptFor](sql::Connection &connection) {
                return removeLag(connection, before);
            });
        more = co_await removed;
    }
}

} // namespace firstcome::system
