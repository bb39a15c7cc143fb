// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/system/group_pace.h"
#include "backend/system/system_ground.h"
#include <QJsonArray>
#include <qcorotask.h>

namespace firstcome::system {

/// What the bus says of one group, in all of its partitions.
struct GroupState
{
    QByteArray group;
    QList<events::Lag> lags;
    std::optional<double> perSecond;
    bool paused = false;
    qint64 haltedKeys = 0;
    std::optional<std::vector<events::Member>> members;
    std::vector<QByteArray> instances; ///< all that serve
};

/// {group, events, seconds, perSecond, drainSeconds, ordersAtRisk, paused, members}; what is not known is null. Orders
/// at risk are those with an event that waits or that was set aside. Pure.
QJsonObject toJson(const GroupState &state, Instant now);

/// The consumer groups as they are.
/// Thread: `look` on one; `of` any.
class GroupFigures
{
public:
    explicit GroupFigures(const SystemGround &ground) : m_ground(ground) {}

    /// Once a second: how far each is, and how far the outbox.
    QCoro::Task<> look();
    /// How many events happen.
    std::optional<double> outboxPerSecond() const;
    QJsonArray of(sql::Connection &connection, const QList<events::Lag> &lags) const;

private:
    const SystemGround &m_ground;
    GroupPace m_pace;
};

} // namespace firstcome::system
