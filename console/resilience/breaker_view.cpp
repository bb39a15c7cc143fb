// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/resilience/breaker_view.h"

#include <QHash>
#include <QJsonArray>

namespace firstcome {

namespace {

BreakerState stateIn(const QJsonValue &value)
{
    return breakerStateFrom(value.toString()).value_or(BreakerState::Closed);
}

std::optional<BreakerLimits> limitsIn(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    return BreakerLimits{value[u"failureRate"].toDouble(), value[u"slowRate"].toDouble(), value[u"slowMs"].toInteger(),
                         value[u"window"].toInteger()};
}

std::optional<BreakerView::Forced> forcedIn(const QJsonValue &value)
{
    const auto until = fromIso(value[u"until"].toString());
    if (!value.isObject() || !until)
        return std::nullopt;
    const QString by = value[u"by"].isObject() ? value[u"by"][u"login"].toString() : value[u"by"].toString();
    return BreakerView::Forced{stateIn(value[u"state"]), by, value[u"reason"].toString(), *until};
}

} // namespace

std::optional<BreakerState> breakerStateFrom(const QString &text)
{
    static const QHash<QString, BreakerState> states{
        {QStringLiteral("CLOSED"), BreakerState::Closed},
        {QStringLiteral("OPEN"), BreakerState::Open},
        {QStringLiteral("HALF_OPEN"), BreakerState::HalfOpen},
        {QStringLiteral("FORCED_OPEN"), BreakerState::ForcedOpen},
        {QStringLiteral("FORCED_CLOSED"), BreakerState::ForcedClosed},
        {QStringLiteral("DISABLED"), BreakerState::Disabled},
    };
    const auto found = states.find(text);
    return found == states.end() ? std::nullopt : std::optional(*found);
}

std::optional<BreakerView> breakerFrom(const QJsonObject &item)
{
    const auto state = breakerStateFrom(item.value(u"state").toString());
    if (!state)
        return std::nullopt;
    BreakerView breaker;
    breaker.name = item.value(u"name").toString();
    breaker.state = *state;
    breaker.calls = item.value(u"calls").toInteger();
    breaker.failed = item.value(u"failed").toInteger();
    breaker.slow = item.value(u"slow").toInteger();
    breaker.turnedAway = item.value(u"turnedAway").toInteger();
    breaker.halfOpenAt = fromIso(item.value(u"halfOpenAt").toString());
    breaker.cause = item.value(u"cause").toString();
    breaker.limits = limitsIn(item.value(u"thresholds"));
    breaker.forced = forcedIn(item.value(u"forced"));
    const QJsonArray instances = item.value(u"instances").toArray();
    for (const QJsonValue &each : instances)
        breaker.instances.append(
            {each[u"id"].toString(), stateIn(each[u"state"]), each[u"calls"].toInteger(), each[u"failed"].toInteger()});
    return breaker;
}

std::optional<BreakerPoint> breakerPointFrom(const QJsonObject &item)
{
    const auto at = fromIso(item.value(u"at").toString());
    if (!at)
        return std::nullopt;
    return BreakerPoint{*at,
                        stateIn(item.value(u"state")),
                        item.value(u"calls").toInteger(),
                        item.value(u"failed").toInteger(),
                        item.value(u"slow").toInteger(),
                        item.value(u"turnedAway").toInteger()};
}

WhatIf whatIfFrom(const QJsonObject &answer)
{
    const double seconds = answer.value(u"openSeconds").toDouble();
    return {int(answer.value(u"opened").toArray().size()), std::chrono::milliseconds(qint64(seconds * 1'000)),
            answer.value(u"turnedAway").toInteger()};
}

} // namespace firstcome
