// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/seller_routes.h"

#include "backend/platform/http/preconditions.h"
#include "backend/platform/module/answer_once.h"
#include "backend/settlements/payout_routes.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include <QJsonDocument>

namespace firstcome::settlements {

using http::Request;
using http::Response;

namespace {

Result<Period> periodIn(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    const auto from = dayFrom(fields->text("from"));
    const auto to = dayFrom(fields->text("to"));
    if (fields->has("from") && !from)
        fields->violate("from", QStringLiteral("must be a day such as 2026-01-31"));
    if (fields->has("to") && !to)
        fields->violate("to", QStringLiteral("must be a day such as 2026-01-31"));
    if (from && to && *from > *to)
        fields->violate("from", QStringLiteral("must not be after to"));
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return Period{*from, *to};
}

} // namespace

void SellerRoutes::mount(http::Router &router)
{
    const auto sellers = http::Policy::member(http::Seller);
    router.get("/v1/seller/settlements?from&to&limit&cursor", sellers, [this](const Request &r) { return list(r); });
    router.get("/v1/seller/settlements/{id}?lang&limit&cursor", sellers,
               [this](const Request &r) { return m_statements.answer(r, r.principal->id); });
    router.get("/v1/seller/settlements/{id}/lines?limit&cursor", sellers,
               [this](const Request &r) { return m_statements.lines(r, r.principal->id); });
    router.get("/v1/seller/income", sellers, [this](const Request &r) { return income(r); });
    router.post("/v1/seller/payouts", sellers, [this](const Request &r) { return requestPayout(r); });
    router.get("/v1/seller/payouts?state&limit&cursor", sellers, [this](const Request &r) { return payouts(r); });
}

SellerRoutes::Answer SellerRoutes::list(const Request &request)
{
    SettlementFilter filter;
    filter.sellerId = request.principal->id;
    const auto listing = m_statements.list(request, filter);
    co_return co_await listing;
}

SellerRoutes::Answer SellerRoutes::income(const Request &request)
{
    const auto reading = m_ground.database.read([sellerId = request.principal->id](sql::Connection &connection) {
        const Income income = SettlementStore(connection).incomeOf(sellerId);
        const PayoutSums payouts = PayoutStore(connection).sumsOf(sellerId);
        return QJsonObject{{QStringLiteral("settled"), income.settled},
                           {QStringLiteral("requested"), payouts.requested},
                           {QStringLiteral("paid"), payouts.paid},
                           {QStringLiteral("clawback"), income.clawback}};
    });
    const QJsonObject answer = co_await reading;
    co_return http::json(200, answer);
}

SellerRoutes::Answer SellerRoutes::requestPayout(const Request &request)
{
    const auto key = http::idempotencyKey(request);
    if (!key)
        co_return http::problem(key.error(), request);
    const auto period = periodIn(request.body);
    if (!period)
        co_return http::problem(period.error(), request);
    const Id sellerId = request.principal->id;
    const sql::CallScope scope{sellerId, "POST " + request.path, *key, request.body};
    const auto asking =
        m_ground.database.write(sql::Queue::Background, [this, sellerId, scope, period = *period,
                                                         now = m_ground.clock()](sql::Connection &connection) {
            return answerOnce(connection, {scope, now}, [&]() -> Result<sql::KeptAnswer> {
                const auto payout = m_payouts.request(connection, sellerId, period, now);
                if (!payout)
                    return tl::unexpected(payout.error());
                const QJsonObject shown = m_payouts.shown(connection, *payout);
                return sql::KeptAnswer{201, QJsonDocument(shown).toJson(QJsonDocument::Compact)};
            });
        });
    const Result<OnceAnswer> answer = co_await asking;
    co_return answer ? responseOf(*answer) : http::problem(answer.error(), request);
}

SellerRoutes::Answer SellerRoutes::payouts(const Request &request)
{
    auto filter = payoutFilterOf(request);
    if (!filter)
        co_return http::problem(filter.error(), request);
    filter->sellerId = request.principal->id;
    const auto page = payoutPage(m_ground, m_payouts, *filter, request);
    co_return co_await page;
}

} // namespace firstcome::settlements
