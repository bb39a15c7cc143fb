// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/settlement_routes.h"

#include "backend/settlements/settlement_query.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include "shared/contract/permissions.h"

namespace firstcome::settlements {

using http::Request;
using http::Response;

namespace {

Result<Day> dayIn(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    const auto day = dayFrom(fields->text("date"));
    if (fields->has("date") && !day)
        fields->violate("date", QStringLiteral("must be a day such as 2026-01-31"));
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return *day;
}

} // namespace

void SettlementRoutes::mount(http::Router &router)
{
    const auto viewers = http::Policy::operatorWith(permission::View);
    router.get("/v1/ops/settlements?date&from&to&q&sellerId&state&limit&cursor", viewers,
               [this](const Request &request) { return list(request); });
    router.get("/v1/ops/settlements/runs?limit&cursor", viewers,
               [this](const Request &request) { return runs(request); });
    router.post("/v1/ops/settlements/runs", http::Policy::operatorWith(permission::PayoutDecide),
                [this](const Request &request) { return run(request); });
    router.get("/v1/ops/settlements/match?date", viewers, [this](const Request &request) { return match(request); });
    router.get("/v1/ops/settlements/{id}?lang&limit&cursor", viewers,
               [this](const Request &request) { return m_statements.answer(request, 0); });
    router.get("/v1/ops/settlements/{id}/lines?limit&cursor", viewers,
               [this](const Request &request) { return m_statements.lines(request, 0); });
}

SettlementRoutes::Answer SettlementRoutes::list(const Request &request)
{
    SettlementFilter filter;
    if (const auto text = request.queryValue("state")) {
        filter.state = settlementStateFrom(*text);
        if (!filter.state)
            co_return http::problem(
                {code::requestInvalid, QStringLiteral("state takes OPEN, IN_PAYOUT or PAID."), {}, {}}, request);
    }
    if (const auto text = request.queryValue("sellerId")) {
        const auto sellerId = idFrom(QByteArrayView(*text));
        if (!sellerId)
            co_return http::problem({code::requestInvalid, QStringLiteral("sellerId is no id."), {}, {}}, request);
        filter.sellerId = *sellerId;
    }
    const auto listing = m_statements.list(request, filter);
    co_return co_await listing;
}

SettlementRoutes::Answer SettlementRoutes::runs(const Request &request)
{
    const auto below = belowOf(request);
    if (!below)
        co_return http::problem(below.error(), request);
    const auto reading = m_ground.database.read([this, below = *below](sql::Connection &connection) -> http::ListPart {
        auto found = SettlementStore(connection).runs(below.before, below.limit + 1);
        http::ListPart given;
        given.next = cut(found, below.limit, [](const Run &run) { return run.day; });
        for (const Run &run : found)
            given.items.append(toJson(run, m_ground.clock()));
        return given;
    });
    const http::ListPart part = co_await reading;
    co_return http::page(part.items, part.next);
}

SettlementRoutes::Answer SettlementRoutes::run(const Request &request)
{
    const auto day = dayIn(request.body);
    if (!day)
        co_return http::problem(day.error(), request);
    const RunCall call{*day, request.principal->id, request.id};
    const auto running = m_run.run(call);
    const Result<Run> done = co_await running;
    co_return done ? http::json(200, toJson(*done, m_ground.clock())) : http::problem(done.error(), request);
}

SettlementRoutes::Answer SettlementRoutes::match(const Request &request)
{
    const auto text = request.queryValue("date");
    const auto day = dayFrom(QString::fromUtf8(text.value_or(QByteArray())));
    if (!day)
        co_return http::problem({code::requestInvalid, QStringLiteral("date takes a day such as 2026-01-31."), {}, {}},
                                request);
    if (*day > dayOf(m_ground.clock()))
        co_return http::problem({code::valueInvalid, QStringLiteral("This day is still to come."), {}, {}}, request);
    const auto comparing = m_ground.database.read(
        [this, day = *day](sql::Connection &connection) { return m_match.run(connection, day); });
    const QJsonObject answer = co_await comparing;
    co_return http::json(200, answer);
}

} // namespace firstcome::settlements
