// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/system/group_figures.h"

#include "backend/platform/events/apply_events.h"
#include "backend/platform/events/dead_letters.h"
#include "backend/platform/events/event_history.h"
#include "backend/platform/instances/instance_table.h"

namespace firstcome::system {

namespace {

/// Among the groups' paces; no group has this name.
const QByteArray outbox = QByteArrayLiteral("(outbox)");

template <typename Number>
QJsonValue numberOrNull(const std::optional<Number> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

/// The sum over all partitions; nothing while one of them is not known. A partition that is empty has nothing.
std::optional<qint64> sumOf(const QList<events::Lag> &lags, std::optional<qint64> events::Lag::*figure)
{
    qint64 sum = 0;
    for (const events::Lag &lag : lags) {
        if (!(lag.*figure) && lag.end != 0 && lag.events != 0)
            return std::nullopt;
        sum += (lag.*figure).value_or(0);
    }
    return sum;
}

std::optional<double> secondsOf(const QList<events::Lag> &lags, std::optional<qint64> waiting, Instant now)
{
    if (waiting == 0)
        return 0.0;
    std::optional<double> longest;
    for (const events::Lag &lag : lags) {
        if (lag.oldest)
            longest = std::max(longest.value_or(0.0), double(toMillis(now) - toMillis(*lag.oldest)) / 1000.0);
    }
    return longest;
}

std::optional<double> drainOf(std::optional<qint64> waiting, std::optional<double> perSecond, bool paused)
{
    if (waiting == 0)
        return 0.0;
    if (!waiting || !perSecond || *perSecond <= 0 || paused)
        return std::nullopt;
    return double(*waiting) / *perSecond;
}

QJsonValue membersJson(const GroupState &state)
{
    if (!state.members)
        return QJsonValue::Null;
    QJsonArray items;
    for (const events::Member &member : *state.members) {
        QJsonArray partitions;
        for (const int partition : member.partitions)
            partitions.append(partition);
        const auto names = member.instance.isEmpty() ? state.instances : std::vector{member.instance};
        for (const QByteArray &name : names)
            items.append(QJsonObject{{QStringLiteral("instance"), QString::fromLatin1(name)},
                                     {QStringLiteral("partitions"), partitions}});
    }
    return items;
}

} // namespace

QJsonObject toJson(const GroupState &state, Instant now)
{
    const auto waiting = sumOf(state.lags, &events::Lag::events);
    const auto keys = sumOf(state.lags, &events::Lag::keys);
    const QJsonValue atRisk = keys ? QJsonValue(*keys + state.haltedKeys) : QJsonValue(QJsonValue::Null);
    return {{QStringLiteral("group"), QString::fromLatin1(state.group)},
            {QStringLiteral("events"), numberOrNull(waiting)},
            {QStringLiteral("seconds"), numberOrNull(secondsOf(state.lags, waiting, now))},
            {QStringLiteral("perSecond"), numberOrNull(state.perSecond)},
            {QStringLiteral("drainSeconds"), numberOrNull(drainOf(waiting, state.perSecond, state.paused))},
            {QStringLiteral("ordersAtRisk"), atRisk},
            {QStringLiteral("paused"), state.paused},
            {QStringLiteral("members"), membersJson(state)}};
}

QCoro::Task<> GroupFigures::look()
{
    const auto now = GroupPace::Steady::now();
    for (const events::ApplyEvents *group : m_ground.bus.groups()) {
        if (const auto passed = m_ground.bus.passed(group->group()))
            m_pace.hear(group->group(), *passed, now);
    }
    const auto read = m_ground.database.read(events::logRange);
    try {
        const events::LogRange range = co_await read;
        m_pace.hear(outbox, range.last, now);
    } catch (const sql::Failure &) {
        co_return; // the pulse says that the database is away
    }
}

std::optional<double> GroupFigures::outboxPerSecond() const
{
    return m_pace.perSecond(outbox);
}

QJsonArray GroupFigures::of(sql::Connection &connection, const QList<events::Lag> &lags) const
{
    const Instant now = m_ground.clock();
    std::vector<QByteArray> serving;
    for (const instances::Listed &listed : instances::InstanceTable(connection).all()) {
        if (listed.lives && listed.serves)
            serving.push_back(QByteArray::number(listed.place.number));
    }
    const auto halted = events::haltedKeyCounts(connection);
    QJsonArray items;
    for (const events::ApplyEvents *group : m_ground.bus.groups()) {
        GroupState state;
        state.group = group->group();
        state.instances = serving;
        for (const events::Lag &lag : lags) {
            if (lag.group == state.group)
                state.lags.append(lag);
        }
        state.perSecond = m_pace.perSecond(state.group);
        state.paused = group->isPaused();
        state.haltedKeys = halted.contains(state.group) ? halted.at(state.group) : 0;
        state.members = m_ground.bus.members(state.group);
        items.append(toJson(state, now));
    }
    return items;
}

} // namespace firstcome::system
