// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/payout_routes.h"

#include "backend/platform/http/csv_answer.h"
#include "backend/platform/http/preconditions.h"
#include "backend/platform/module/answer_once.h"
#include "backend/settlements/settlement_query.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include "shared/contract/permissions.h"
#include <QJsonDocument>

namespace firstcome::settlements {

using http::Request;
using http::Response;

namespace {

constexpr int longestReason = 200;

Result<QString> reasonIn(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    const QString reason = fields->text("reason", longestReason).trimmed();
    if (fields->has("reason") && reason.isEmpty())
        fields->violate("reason", QStringLiteral("must say why"));
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return reason;
}

} // namespace

Result<PayoutFilter> payoutFilterOf(const Request &request)
{
    PayoutFilter filter;
    if (const auto text = request.queryValue("state")) {
        filter.state = payoutStateFrom(*text);
        if (!filter.state)
            return refuse(code::requestInvalid, QStringLiteral("state takes REQUESTED, APPROVED, REJECTED or PAID."));
    }
    if (const auto text = request.queryValue("sellerId")) {
        const auto sellerId = idFrom(QByteArrayView(*text));
        if (!sellerId)
            return refuse(code::requestInvalid, QStringLiteral("sellerId is no id."));
        filter.sellerId = *sellerId;
    }
    return filter;
}

QCoro::Task<Response> payoutPage(const Ground &ground, const Payouts &payouts, PayoutFilter filter,
                                 const Request &request)
{
    const auto below = belowOf(request);
    if (!below)
        co_return http::problem(below.error(), request);
    filter.before = below->before;
    const auto reading =
        ground.database.read([&payouts, filter, seller = sellerIn(request), peers = &ground.peers,
                              limit = below->limit](sql::Connection &connection) mutable -> http::ListPart {
            http::ListPart given;
            if (!findSeller(connection, *peers, seller, filter.sellerId))
                return given;
            auto found = PayoutStore(connection).page(filter, limit + 1);
            given.next = cut(found, limit, [](const Payout &payout) { return payout.id; });
            for (const Payout &payout : found)
                given.items.append(payouts.shown(connection, payout));
            return given;
        });
    const http::ListPart part = co_await reading;
    co_return http::page(part.items, part.next);
}

void PayoutRoutes::mount(http::Router &router)
{
    const auto viewers = http::Policy::operatorWith(permission::View);
    const auto deciders = http::Policy::operatorWith(permission::PayoutDecide);
    router.get("/v1/ops/payouts?state&q&sellerId&limit&cursor", viewers, [this](const Request &r) { return list(r); });
    router.get("/v1/ops/payouts/{id}", viewers, [this](const Request &r) { return show(r); });
    router.post("/v1/ops/payouts/{id}/approve", deciders, [this](const Request &r) { return approve(r); });
    router.post("/v1/ops/payouts/{id}/reject", deciders, [this](const Request &r) { return reject(r); });
}

PayoutRoutes::Answer PayoutRoutes::list(const Request &request)
{
    const auto filter = payoutFilterOf(request);
    if (!filter)
        co_return http::problem(filter.error(), request);
    const auto page = payoutPage(m_ground, m_payouts, *filter, request);
    co_return co_await page;
}

PayoutRoutes::Answer PayoutRoutes::show(const Request &request)
{
    const auto reading = m_ground.database.read(
        [this, id = request.idParameter(0)](sql::Connection &connection) -> std::optional<QJsonObject> {
            const auto payout = PayoutStore(connection).find(id);
            return payout ? std::optional(m_payouts.shown(connection, *payout)) : std::nullopt;
        });
    const std::optional<QJsonObject> payout = co_await reading;
    co_return payout ? http::json(200, *payout) : http::problem(code::payoutNotFound, request);
}

PayoutRoutes::Answer PayoutRoutes::approve(const Request &request)
{
    const auto deciding =
        once(request, {request.idParameter(0), request.principal->id, request.id, {}, 0}, &PayoutRoutes::approved);
    co_return co_await deciding;
}

PayoutRoutes::Answer PayoutRoutes::reject(const Request &request)
{
    const auto reason = reasonIn(request.body);
    if (!reason)
        co_return http::problem(reason.error(), request);
    PayoutCall call{request.idParameter(0), request.principal->id, request.id, *reason, 0};
    const auto deciding = once(request, std::move(call), &PayoutRoutes::rejected);
    co_return co_await deciding;
}

Result<sql::KeptAnswer> PayoutRoutes::approved(sql::Connection &connection, const PayoutCall &call, Instant now) const
{
    return m_payouts.approve(connection, call, now);
}

Result<sql::KeptAnswer> PayoutRoutes::rejected(sql::Connection &connection, const PayoutCall &call, Instant now) const
{
    const auto payout = m_payouts.reject(connection, call, now);
    if (!payout)
        return tl::unexpected(payout.error());
    return sql::KeptAnswer{200, QJsonDocument(m_payouts.shown(connection, *payout)).toJson(QJsonDocument::Compact)};
}

PayoutRoutes::Answer PayoutRoutes::once(const Request &request, PayoutCall call,
                                        Result<sql::KeptAnswer> (PayoutRoutes::*decide)(sql::Connection &,
                                                                                        const PayoutCall &, Instant)
                                            const)
{
    const auto key = http::idempotencyKey(request);
    if (!key)
        co_return http::problem(key.error(), request);
    const sql::CallScope scope{call.operatorId, "POST " + request.path, *key, request.body};
    const auto deciding =
        m_ground.database.write(sql::Queue::Background, [this, call = std::move(call), scope, decide,
                                                         now = m_ground.clock()](sql::Connection &connection) {
            return answerOnce(connection, {scope, now}, [&] { return (this->*decide)(connection, call, now); });
        });
    const Result<OnceAnswer> answer = co_await deciding;
    co_return answer ? responseOf(*answer) : http::problem(answer.error(), request);
}

} // namespace firstcome::settlements
