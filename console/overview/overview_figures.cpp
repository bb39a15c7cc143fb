// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/overview_figures.h"

#include <QHash>
#include <QJsonArray>
#include <algorithm>

namespace firstcome {

namespace {

qint64 integer(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toInteger();
}

/// A member that is an object, or nothing.
std::optional<QJsonObject> part(const QJsonObject &object, const char *name)
{
    const QJsonValue value = object.value(QLatin1StringView(name));
    return value.isObject() ? std::optional(value.toObject()) : std::nullopt;
}

OrderFigures orderFiguresFrom(const QJsonObject &object)
{
    OrderFigures figures;
    figures.placed = integer(object, "placedToday");
    figures.paid = integer(object, "paidToday");
    figures.delivered = integer(object, "deliveredToday");
    figures.revenue = integer(object, "revenueToday");
    return figures;
}

RequestFigures requestFiguresFrom(const QJsonObject &object)
{
    RequestFigures figures;
    figures.answered = integer(object, "answered");
    figures.failed = integer(object, "failed");
    const QJsonObject latency = object.value(QLatin1StringView("latency")).toObject();
    for (const QJsonValue bound : latency.value(QLatin1StringView("bounds")).toArray())
        figures.bounds.push_back(bound.toDouble());
    for (const QJsonValue count : latency.value(QLatin1StringView("counts")).toArray())
        figures.counts.push_back(count.toInteger());
    if (figures.counts.size() != figures.bounds.size() + 1) {
        figures.bounds.clear();
        figures.counts.clear();
    }
    return figures;
}

std::vector<BreakerFigures> breakersFrom(const QJsonArray &items)
{
    std::vector<BreakerFigures> breakers;
    for (const QJsonValue value : items) {
        const QJsonObject item = value.toObject();
        BreakerFigures breaker;
        breaker.name = item.value(QLatin1StringView("name")).toString();
        breaker.state = item.value(QLatin1StringView("state")).toString();
        breaker.calls = integer(item, "calls");
        breaker.failed = integer(item, "failed");
        breaker.slow = integer(item, "slow");
        breaker.turnedAway = integer(item, "turnedAway");
        breakers.push_back(std::move(breaker));
    }
    return breakers;
}

std::optional<qint64> openDeadLetters(const QJsonObject &outbox)
{
    const auto letters = part(outbox, "deadLetters");
    if (!letters)
        return std::nullopt;
    // Those that were replayed or given up need nobody any more.
    return integer(*letters, "DEAD") + integer(*letters, "RETRY") + integer(*letters, "PARKED");
}

} // namespace

bool BreakerFigures::isClosed() const
{
    return state == QLatin1StringView("CLOSED");
}

Overview overviewFrom(const QJsonObject &object)
{
    Overview overview;
    overview.now = fromIso(object.value(QLatin1StringView("now")).toString()).value_or(Instant{});
    if (const auto orders = part(object, "orders"))
        overview.orders = orderFiguresFrom(*orders);
    if (const auto requests = part(object, "requests"))
        overview.requests = requestFiguresFrom(*requests);
    if (const auto lag = part(object, "lag"))
        overview.lag = {integer(*lag, "events"), lag->value(QLatin1StringView("seconds")).toDouble()};
    const QJsonValue breakers = object.value(QLatin1StringView("breakers"));
    if (breakers.isArray())
        overview.breakers = breakersFrom(breakers.toArray());
    if (const auto outbox = part(object, "outbox"))
        overview.deadLetters = openDeadLetters(*outbox);
    if (const auto disk = part(object, "disk"))
        overview.diskFree = integer(*disk, "freeBytes");
    if (object.contains(QLatin1StringView("paymentExceptions")))
        overview.paymentExceptions = integer(object, "paymentExceptions");
    return overview;
}

SagaFigures sagaFiguresFrom(const QJsonObject &object)
{
    SagaFigures figures;
    figures.attention = integer(object, "attentionCount");
    for (const QJsonValue value : object.value(QLatin1StringView("states")).toArray()) {
        const QJsonObject state = value.toObject();
        figures.inFlight += integer(state, "count");
        figures.oldest = std::max(figures.oldest, std::chrono::seconds(integer(state, "oldestSeconds")));
    }
    return figures;
}

} // namespace firstcome
