// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/system/overview.h"

#include "backend/platform/events/outbox.h"
#include "backend/platform/events/outbox_queue.h"
#include "backend/platform/module/peers.h"
#include "backend/platform/resilience/breaker_view.h"
#include "backend/system/instance.h"

namespace firstcome::system {

namespace {

QString latin(const QByteArray &text)
{
    return QString::fromLatin1(text);
}

QJsonObject lagJson(const events::Lag &lag, Instant now)
{
    const auto placeJson = [](std::optional<qint64> place) {
        return place ? QJsonValue(idText(*place)) : QJsonValue(QJsonValue::Null);
    };
    QJsonObject item{{QStringLiteral("group"), latin(lag.group)},
                     {QStringLiteral("topic"), latin(lag.topic)},
                     {QStringLiteral("partition"), lag.partition},
                     {QStringLiteral("position"), placeJson(lag.position)},
                     {QStringLiteral("end"), placeJson(lag.end)},
                     {QStringLiteral("events"), lag.events ? QJsonValue(*lag.events) : QJsonValue(QJsonValue::Null)}};
    if (lag.oldest)
        item.insert(QStringLiteral("seconds"), double(toMillis(now) - toMillis(*lag.oldest)) / 1000.0);
    return item;
}

QJsonObject requestsJson(const http::RequestCounts &counts)
{
    QJsonArray bounds;
    for (const auto bound : http::latencyBounds)
        bounds.append(std::chrono::duration<double>(bound).count());
    QJsonArray byLatency;
    for (const std::int64_t count : counts.byLatency)
        byLatency.append(qint64(count));
    return {{QStringLiteral("answered"), qint64(counts.answered)},
            {QStringLiteral("failed"), qint64(counts.failed)},
            {QStringLiteral("latency"),
             QJsonObject{{QStringLiteral("bounds"), bounds}, {QStringLiteral("counts"), byLatency}}}};
}

} // namespace

QJsonObject Overview::all(sql::Connection &connection) const
{
    const Instant now = m_ground.clock();
    QJsonObject json = m_ground.peers.figures(connection, now);
    QJsonObject behind = waiting(connection, m_ground.bus.lag(connection));
    behind.remove(QStringLiteral("items"));
    json.insert(QStringLiteral("lag"), behind);
    json.insert(QStringLiteral("outbox"), outbox(connection));
    json.insert(QStringLiteral("breakers"), breakers());
    json.insert(QStringLiteral("requests"), requestsJson(m_ground.requests()));
    json.insert(QStringLiteral("disk"), toJson(m_ground.disk));
    json.insert(QStringLiteral("now"), toIso(now));
    return json;
}

QJsonObject Overview::lag(sql::Connection &connection) const
{
    const QList<events::Lag> lags = m_ground.bus.lag(connection);
    QJsonObject json = waiting(connection, lags);
    json.insert(QStringLiteral("groups"), m_groups.of(connection, lags));
    return json;
}

std::optional<double> Overview::secondsBehind(sql::Connection &connection) const
{
    const QList<events::Lag> lags = m_ground.bus.lag(connection);
    const bool known = std::all_of(lags.begin(), lags.end(), [](const events::Lag &lag) {
        return lag.events && (*lag.events == 0 || lag.oldest);
    });
    if (!known)
        return std::nullopt;
    return waiting(connection, lags).value(QLatin1StringView("seconds")).toDouble();
}

QJsonObject Overview::outbox(sql::Connection &connection) const
{
    QJsonObject json = events::outboxFigures(connection);
    const auto oldest = events::outboxWaiting(connection).oldest;
    const auto perSecond = m_groups.outboxPerSecond();
    const double seconds = oldest ? double(toMillis(m_ground.clock()) - toMillis(*oldest)) / 1000.0 : 0.0;
    json.insert(QStringLiteral("oldestSeconds"), seconds);
    json.insert(QStringLiteral("perSecond"), perSecond ? QJsonValue(*perSecond) : QJsonValue(QJsonValue::Null));
    return json;
}

QJsonObject Overview::waiting(sql::Connection &connection, const QList<events::Lag> &lags) const
{
    const Instant now = m_ground.clock();
    QJsonArray items;
    qint64 events = 0;
    double seconds = 0;
    for (const events::Lag &lag : lags) {
        const QJsonObject item = lagJson(lag, now);
        events += lag.events.value_or(0);
        seconds = std::max(seconds, item.value(QStringLiteral("seconds")).toDouble());
        items.append(item);
    }
    // What the engine has not taken yet waits for every group.
    const events::OutboxWaiting outbox = events::outboxWaiting(connection);
    if (outbox.oldest)
        seconds = std::max(seconds, double(toMillis(now) - toMillis(*outbox.oldest)) / 1000.0);
    return {{QStringLiteral("items"), items},
            {QStringLiteral("events"), events + outbox.events},
            {QStringLiteral("unsent"), outbox.events},
            {QStringLiteral("seconds"), seconds}};
}

QJsonArray Overview::breakers() const
{
    QJsonArray items;
    for (const auto &[name, snapshot] : m_ground.breakers.snapshots())
        items.append(resilience::toJson(name, snapshot));
    return items;
}

} // namespace firstcome::system
