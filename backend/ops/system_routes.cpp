// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ops/system_routes.h"

#include "backend/platform/events/outbox.h"
#include "backend/platform/http/no_body.h"
#include "shared/contract/permissions.h"

namespace firstcome::ops {

namespace {

const auto viewers = http::Policy::operatorWith(permission::View);

QString latin(const QByteArray &text)
{
    return QString::fromLatin1(text);
}

QJsonObject lagJson(const events::Lag &lag, Instant now)
{
    QJsonObject item{{QStringLiteral("group"), latin(lag.group)},  {QStringLiteral("topic"), latin(lag.topic)},
                     {QStringLiteral("partition"), lag.partition}, {QStringLiteral("position"), idText(lag.position)},
                     {QStringLiteral("end"), idText(lag.end)},     {QStringLiteral("events"), lag.events}};
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

QJsonObject runChecks(sql::Connection &connection, const QList<Check> &checks, Instant now)
{
    QJsonArray invariants;
    bool ok = true;
    for (const Check &check : checks) {
        const auto violation = check.violation(connection, now);
        QJsonObject item{{QStringLiteral("id"), latin(check.id)},
                         {QStringLiteral("name"), check.name},
                         {QStringLiteral("ok"), !violation}};
        if (violation)
            item.insert(QStringLiteral("detail"), *violation);
        ok = ok && !violation;
        invariants.append(item);
    }
    return {{QStringLiteral("ok"), ok}, {QStringLiteral("at"), toIso(now)}, {QStringLiteral("invariants"), invariants}};
}

void SystemRoutes::mount(http::Router &router)
{
    router.get("/v1/ops/lag", viewers, [this](const http::Request &) { return answerLag(); });
    router.get("/v1/ops/outbox", viewers, [this](const http::Request &) { return answerOutbox(); });
    router.get("/v1/ops/overview", viewers, [this](const http::Request &) { return answerOverview(); });
    router.get("/v1/ops/breakers", viewers, [this](const http::Request &) {
        return http::json(200, {{QStringLiteral("items"), breakers()}});
    });
    router.get("/v1/ops/instances", viewers, [this](const http::Request &) {
        return http::json(200, {{QStringLiteral("items"), QJsonArray{m_view.instance()}}});
    });
    router.post("/v1/ops/check", viewers, [this](const http::Request &request) { return answerCheck(request); });
}

QJsonObject SystemRoutes::lag(sql::Connection &connection) const
{
    const Instant now = m_view.clock();
    QJsonArray items;
    qint64 events = 0;
    double seconds = 0;
    for (const events::Lag &lag : m_view.bus.lag(connection)) {
        const QJsonObject item = lagJson(lag, now);
        events += std::max<qint64>(0, lag.events);
        seconds = std::max(seconds, item.value(QStringLiteral("seconds")).toDouble());
        items.append(item);
    }
    return {{QStringLiteral("items"), items}, {QStringLiteral("events"), events}, {QStringLiteral("seconds"), seconds}};
}

QJsonObject SystemRoutes::overview(sql::Connection &connection) const
{
    const Instant now = m_view.clock();
    QJsonObject json = m_view.figures(connection, now);
    QJsonObject behind = lag(connection);
    behind.remove(QStringLiteral("items"));
    json.insert(QStringLiteral("lag"), behind);
    json.insert(QStringLiteral("outbox"), events::outboxFigures(connection));
    json.insert(QStringLiteral("breakers"), breakers());
    if (const auto orders = m_tally.read(connection, now))
        json.insert(QStringLiteral("orders"), *orders);
    json.insert(QStringLiteral("requests"), requestsJson(m_view.requests()));
    json.insert(QStringLiteral("disk"), m_view.instance().value(QStringLiteral("disk")));
    json.insert(QStringLiteral("now"), toIso(now));
    return json;
}

QJsonArray SystemRoutes::breakers() const
{
    QJsonArray items;
    for (const auto &[name, snapshot] : m_view.breakers.snapshots()) {
        QJsonObject item{{QStringLiteral("name"), latin(name)},
                         {QStringLiteral("state"), latin(resilience::stateName(snapshot.state))},
                         {QStringLiteral("calls"), snapshot.calls},
                         {QStringLiteral("failed"), snapshot.failed},
                         {QStringLiteral("slow"), snapshot.slow},
                         {QStringLiteral("turnedAway"), snapshot.turnedAway},
                         {QStringLiteral("since"), toIso(snapshot.since)},
                         {QStringLiteral("cause"), snapshot.cause}};
        if (snapshot.timeToHalfOpen)
            item.insert(QStringLiteral("millisecondsToHalfOpen"), qint64(snapshot.timeToHalfOpen->count()));
        items.append(item);
    }
    return items;
}

QCoro::Task<http::Response> SystemRoutes::answerLag()
{
    const auto reply = m_view.database.read([this](sql::Connection &connection) { return lag(connection); });
    const QJsonObject answer = co_await reply;
    co_return http::json(200, answer);
}

QCoro::Task<http::Response> SystemRoutes::answerOutbox()
{
    const auto reply = m_view.database.read(events::outboxFigures);
    const QJsonObject answer = co_await reply;
    co_return http::json(200, answer);
}

QCoro::Task<http::Response> SystemRoutes::answerOverview()
{
    const auto reply = m_view.database.read([this](sql::Connection &connection) { return overview(connection); });
    const QJsonObject answer = co_await reply;
    co_return http::json(200, answer);
}

QCoro::Task<http::Response> SystemRoutes::answerCheck(const http::Request &request)
{
    if (const auto refusal = http::bodyNotTaken(request))
        co_return http::problem(*refusal, request);
    const auto reply = m_view.database.read(
        [this](sql::Connection &connection) { return runChecks(connection, m_view.checks, m_view.clock()); });
    const QJsonObject answer = co_await reply;
    co_return http::json(200, answer);
}

} // namespace firstcome::ops
