// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/events/group_state.h"

#include <QJsonArray>

namespace firstcome {

namespace {

std::optional<double> numberIn(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<qint64> countIn(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

} // namespace

std::vector<GroupState> groupStatesFrom(const QJsonObject &lag)
{
    std::vector<GroupState> groups;
    const QJsonArray items = lag.value(u"groups").toArray();
    for (const QJsonValue &item : items)
        groups.push_back({item[u"group"].toString(), countIn(item[u"events"]), numberIn(item[u"seconds"]),
                          numberIn(item[u"perSecond"]), numberIn(item[u"drainSeconds"]), countIn(item[u"ordersAtRisk"]),
                          item[u"paused"].toBool()});
    return groups;
}

} // namespace firstcome
