// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/system/system_routes.h"

#include "backend/platform/events/apply_events.h"
#include "backend/platform/http/no_body.h"
#include "backend/platform/http/query_parameter.h"
#include "backend/platform/sql/failure.h"
#include "backend/system/lag_history.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"

namespace firstcome::system {

namespace {

const auto viewers = http::Policy::operatorWith(permission::View);

constexpr int mostPoints = 2'000;
constexpr int usualPoints = 600;

/// Of `step`, in seconds; where none is given as long as makes a chart. REQUEST_INVALID.
Result<std::chrono::seconds> stepOf(const http::Request &request, const http::TimeSpan &span)
{
    using std::chrono::seconds;
    const seconds least = std::chrono::ceil<seconds>((span.to - span.from) / mostPoints);
    const seconds most = std::chrono::days(7);
    const auto step = http::numberIn(request, "step", {std::max<qint64>(1, least.count()), most.count()});
    if (!step)
        return tl::unexpected(step.error());
    if (*step)
        return seconds(**step);
    return std::max<seconds>(LagHistory::pointEvery, std::chrono::ceil<seconds>((span.to - span.from) / usualPoints));
}

/// A database that cannot even be read is a finding, too.
QJsonObject checked(sql::Connection &connection, const EveryCheck &checks, Instant now)
{
    try {
        return runChecks(connection, checks, now);
    } catch (const sql::Failure &failure) {
        if (failure.kind() != sql::Failure::Kind::Damaged)
            throw;
        return onlyBroken(integrityChecks().constFirst(), QString::fromUtf8(failure.what()), now);
    }
}

QJsonObject pointJson(const LagPoint &point)
{
    const auto seconds = [&point] { return std::chrono::duration<double>(*point.behind).count(); };
    return {{QStringLiteral("at"), toIso(point.at)},
            {QStringLiteral("events"), point.events ? QJsonValue(*point.events) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("seconds"), point.behind ? QJsonValue(seconds()) : QJsonValue(QJsonValue::Null)}};
}

} // namespace

void SystemRoutes::mount(http::Router &router)
{
    router.get("/v1/ops/lag", viewers, [this](const http::Request &) { return answerLag(); });
    router.get("/v1/ops/lag/history?group&from&to&step", viewers,
               http::AsyncHandler([this](const http::Request &request) { return answerHistory(request); }));
    router.get("/v1/ops/outbox", viewers, [this](const http::Request &) { return answerOutbox(); });
    router.get("/v1/ops/overview", viewers, [this](const http::Request &) { return answerOverview(); });
    router.post("/v1/ops/check", viewers, [this](const http::Request &request) { return answerCheck(request); });
}

QCoro::Task<http::Response> SystemRoutes::answerLag()
{
    const auto reply =
        m_ground.database.read([this](sql::Connection &connection) { return m_overview.lag(connection); });
    const QJsonObject answer = co_await reply;
    co_return http::json(200, answer);
}

QCoro::Task<http::Response> SystemRoutes::answerHistory(const http::Request &request)
{
    const auto group = request.queryValue("group");
    if (!group)
        co_return http::problem(Refusal{code::requestInvalid, QStringLiteral("group must be named."), {}, {}}, request);
    if (!events::groupNamed(m_ground.bus, *group))
        co_return http::problem(code::notFound, request);
    const auto span = http::timeSpanOf(request, m_ground.clock());
    if (!span)
        co_return http::problem(span.error(), request);
    const auto step = stepOf(request, *span);
    if (!step)
        co_return http::problem(step.error(), request);
    const auto reply = m_ground.database.read(
        [group = *group, span = *span](sql::Connection &connection) { return lagPoints(connection, group, span); });
    const std::vector<LagPoint> points = co_await reply;
    QJsonArray items;
    for (const LagPoint &point : thinned(points, *step))
        items.append(pointJson(point));
    co_return http::json(200, {{QStringLiteral("points"), items}, {QStringLiteral("step"), qint64(step->count())}});
}

QCoro::Task<http::Response> SystemRoutes::answerOutbox()
{
    const auto reply =
        m_ground.database.read([this](sql::Connection &connection) { return m_overview.outbox(connection); });
    const QJsonObject answer = co_await reply;
    co_return http::json(200, answer);
}

QCoro::Task<http::Response> SystemRoutes::answerOverview()
{
    const auto reply =
        m_ground.database.read([this](sql::Connection &connection) { return m_overview.all(connection); });
    const QJsonObject answer = co_await reply;
    co_return http::json(200, answer);
}

QCoro::Task<http::Response> SystemRoutes::answerCheck(const http::Request &request)
{
    if (const auto refusal = http::bodyNotTaken(request))
        co_return http::problem(*refusal, request);
    const auto reply = m_ground.database.read(
        [this](sql::Connection &connection) { return checked(connection, m_ground.checks(), m_ground.clock()); });
    const QJsonObject answer = co_await reply;
    co_return http::json(200, answer);
}

} // namespace firstcome::system
