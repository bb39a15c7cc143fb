// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonObject>
#include <QString>
#include <optional>
#include <vector>

namespace firstcome {

/// A consumer group as the server tells it; what it does not know is nothing.
struct GroupState
{
    QString name;
    std::optional<qint64> waiting;
    std::optional<double> seconds; ///< how long the oldest has waited
    std::optional<double> perSecond;
    std::optional<double> drainSeconds;
    std::optional<qint64> ordersAtRisk;
    bool paused = false;
};

/// Of GET /v1/ops/lag, or a frame of the live topic `lag`.
std::vector<GroupState> groupStatesFrom(const QJsonObject &lag);

} // namespace firstcome
