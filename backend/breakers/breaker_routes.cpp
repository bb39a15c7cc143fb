// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/breakers/breaker_routes.h"

#include "backend/breakers/breaker_forms.h"
#include "backend/breakers/take_points.h"
#include "backend/platform/http/no_body.h"
#include "backend/platform/resilience/breaker_view.h"
#include "backend/platform/resilience/what_if.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"

namespace firstcome::breakers {

namespace {

using http::Request;
using http::Response;

constexpr int mostPoints = 600;

QJsonObject pointJson(const Point &point)
{
    return {{QStringLiteral("at"), toIso(point.at)},
            {QStringLiteral("state"), QString::fromLatin1(resilience::stateName(point.state))},
            {QStringLiteral("calls"), point.counts.calls},
            {QStringLiteral("failed"), point.counts.failed},
            {QStringLiteral("slow"), point.counts.slow},
            {QStringLiteral("failureRate"), resilience::share(point.counts.failed, point.counts.calls)},
            {QStringLiteral("turnedAway"), point.turnedAway}};
}

/// So long that no answer has more points than that.
std::chrono::seconds stepOf(const http::TimeSpan &span)
{
    const auto step = std::chrono::ceil<std::chrono::seconds>((span.to - span.from) / mostPoints);
    return std::max<std::chrono::seconds>(TakePoints::pointEvery, step);
}

QJsonObject whatIfJson(const resilience::WhatIf &answer)
{
    QJsonArray opened;
    for (const auto &opening : answer.opened)
        opened.append(
            QJsonObject{{QStringLiteral("from"), toIso(opening.from)}, {QStringLiteral("to"), toIso(opening.to)}});
    return {{QStringLiteral("opened"), opened},
            {QStringLiteral("openSeconds"), std::chrono::duration<double>(answer.open).count()},
            {QStringLiteral("turnedAway"), answer.turnedAway}};
}

} // namespace

void BreakerRoutes::mount(http::Router &router)
{
    using http::AsyncHandler;
    const auto viewers = http::Policy::operatorWith(permission::View);
    const auto actors = http::Policy::operatorWith(permission::OpsAct);
    router.get("/v1/ops/breakers", viewers, AsyncHandler([this](const Request &) { return list(); }));
    router.post("/v1/ops/breakers/{name}/force", actors,
                AsyncHandler([this](const Request &request) { return force(request); }));
    router.add({http::Method::Delete, "/v1/ops/breakers/{name}/force", actors,
                AsyncHandler([this](const Request &request) { return revert(request); })});
    router.get("/v1/ops/breakers/{name}/history?from&to", viewers,
               AsyncHandler([this](const Request &request) { return history(request); }));
    router.post("/v1/ops/breakers/{name}/what-if", viewers, [this](const Request &request) { return whatIf(request); });
}

BreakerRoutes::Answer BreakerRoutes::list()
{
    const auto reply = m_ground.database.read([this](sql::Connection &connection) { return m_list.all(connection); });
    const QJsonArray items = co_await reply;
    co_return http::json(200, {{QStringLiteral("items"), items}});
}

BreakerRoutes::Answer BreakerRoutes::force(const Request &request)
{
    const auto forcing = forcingFrom(request.body, m_ground.clock());
    if (!forcing)
        co_return http::problem(forcing.error(), request);
    ForceCall call;
    call.forcing = *forcing;
    const auto answer = change(request, std::move(call));
    co_return co_await answer;
}

BreakerRoutes::Answer BreakerRoutes::revert(const Request &request)
{
    if (const auto refusal = http::bodyNotTaken(request))
        co_return http::problem(*refusal, request);
    const auto answer = change(request, {});
    co_return co_await answer;
}

BreakerRoutes::Answer BreakerRoutes::change(const Request &request, ForceCall call)
{
    call.name = request.parameters[0];
    call.operatorId = request.principal->id;
    call.requestId = request.id;
    const auto written = m_ground.database.write(sql::Queue::Background,
                                                 [this, call, now = m_ground.clock()](sql::Connection &connection) {
                                                     return m_force.change(connection, call, now);
                                                 });
    const Result<void> changed = co_await written;
    if (!changed)
        co_return http::problem(changed.error(), request);
    const auto read = m_ground.database.read(
        [this, name = call.name](sql::Connection &connection) { return m_list.one(connection, name); });
    const std::optional<QJsonObject> breaker = co_await read;
    co_return breaker ? http::json(200, *breaker) : http::problem(code::notFound, request);
}

BreakerRoutes::Answer BreakerRoutes::history(const Request &request)
{
    if (!m_board.limits(request.parameters[0]))
        co_return http::problem(code::notFound, request);
    const auto span = http::timeSpanOf(request, m_ground.clock());
    if (!span)
        co_return http::problem(span.error(), request);
    const auto reply =
        m_ground.database.read([name = request.parameters[0], span = *span](sql::Connection &connection) {
            return pointsIn(connection, name, span);
        });
    const std::vector<Point> points = co_await reply;
    QJsonArray items;
    for (const Point &point : thinned(points, stepOf(*span)))
        items.append(pointJson(point));
    co_return http::json(200,
                         {{QStringLiteral("points"), items}, {QStringLiteral("step"), qint64(stepOf(*span).count())}});
}

Response BreakerRoutes::whatIf(const Request &request) const
{
    const QByteArray &name = request.parameters[0];
    const auto limits = m_board.limits(name);
    if (!limits)
        return http::problem(code::notFound, request);
    const auto form = whatIfFrom(request.body, *limits);
    if (!form)
        return http::problem(form.error(), request);
    const Instant now = m_ground.clock();
    const auto calls = m_board.calls(name, now - form->minutes);
    QJsonObject answer = whatIfJson(resilience::whatIf(calls, form->limits, now));
    qint64 made = 0;
    for (const resilience::RecordedCall &call : calls)
        made += call.times;
    answer.insert(QStringLiteral("calls"), made);
    answer.insert(QStringLiteral("from"), toIso(calls.empty() ? now : calls.front().at));
    return http::json(200, answer);
}

} // namespace firstcome::breakers
