// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/resilience/breaker_view.h"

namespace firstcome::resilience {

QJsonValue share(qint64 part, qint64 all)
{
    return all > 0 ? QJsonValue(double(part) / double(all)) : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const QByteArray &name, const BreakerSnapshot &snapshot)
{
    QJsonObject item{{QStringLiteral("name"), QString::fromLatin1(name)},
                     {QStringLiteral("state"), QString::fromLatin1(stateName(snapshot.state))},
                     {QStringLiteral("calls"), snapshot.calls},
                     {QStringLiteral("failed"), snapshot.failed},
                     {QStringLiteral("slow"), snapshot.slow},
                     {QStringLiteral("failureRate"), share(snapshot.failed, snapshot.calls)},
                     {QStringLiteral("slowRate"), share(snapshot.slow, snapshot.calls)},
                     {QStringLiteral("turnedAway"), snapshot.turnedAway},
                     {QStringLiteral("since"), toIso(snapshot.since)}};
    if (snapshot.halfOpenAt)
        item.insert(QStringLiteral("halfOpenAt"), toIso(*snapshot.halfOpenAt));
    if (snapshot.timeToHalfOpen)
        item.insert(QStringLiteral("millisecondsToHalfOpen"), qint64(snapshot.timeToHalfOpen->count()));
    if (!snapshot.cause.isEmpty())
        item.insert(QStringLiteral("cause"), snapshot.cause);
    return item;
}

QJsonObject toJson(const BreakerLimits &limits)
{
    using Seconds = std::chrono::duration<double>;
    return {{QStringLiteral("failureRate"), limits.failedPercent / 100.0},
            {QStringLiteral("slowRate"), limits.slowPercent / 100.0},
            {QStringLiteral("slowMs"), qint64(limits.slowAfter.count())},
            {QStringLiteral("window"), limits.window},
            {QStringLiteral("least"), limits.least},
            {QStringLiteral("probes"), limits.probes},
            {QStringLiteral("openSeconds"), Seconds(limits.firstOpen).count()},
            {QStringLiteral("longestOpenSeconds"), Seconds(limits.longestOpen).count()}};
}

} // namespace firstcome::resilience
