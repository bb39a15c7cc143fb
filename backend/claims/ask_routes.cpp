// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/ask_routes.h"

#include "backend/platform/http/no_body.h"
#include "backend/platform/module/answer_once.h"
#include "shared/contract/error_codes.h"

namespace firstcome::claims {

namespace {

sql::KeptAnswer answerOf(int status, const Claim &claim)
{
    return {status, QJsonDocument(toJson(claim, ClaimRole::Owner)).toJson(QJsonDocument::Compact)};
}

} // namespace

void AskRoutes::mount(http::Router &router)
{
    const auto owners = http::Policy::member();
    router.post("/v1/claims", owners,
                http::AsyncHandler([this](const http::Request &asked) { return request(asked); }));
    router.post("/v1/claims/{id}/withdraw", owners,
                http::AsyncHandler([this](const http::Request &asked) { return withdraw(asked); }));
}

QCoro::Task<http::Response> AskRoutes::request(const http::Request &request)
{
    const auto key = http::idempotencyKey(request);
    if (!key)
        co_return http::problem(key.error(), request);
    const auto form = claimFormFrom(request.body);
    if (!form)
        co_return http::problem(form.error(), request);
    const Id member = request.principal->id;
    const Instant now = m_ground.clock();
    if (const auto admitted = m_rate.begin(QByteArray::number(member), now); !admitted)
        co_return http::problem(admitted.error(), request);
    const sql::CallScope scope{member, "POST /v1/claims", *key, request.body};
    const auto work = [this, form = *form, scope, member, now](sql::Connection &connection) {
        return answerOnce(connection, {scope, now}, [&]() -> Result<sql::KeptAnswer> {
            const auto claim = m_moves.request(connection, member, form, now);
            if (!claim)
                return tl::unexpected(claim.error());
            return answerOf(201, *claim);
        });
    };
    const auto reply = m_ground.database.write(sql::Queue::Background, work);
    const Result<OnceAnswer> answer = co_await reply;
    co_return answer ? responseOf(*answer) : http::problem(answer.error(), request);
}

QCoro::Task<http::Response> AskRoutes::withdraw(const http::Request &request)
{
    if (const auto refusal = http::bodyNotTaken(request))
        co_return http::problem(*refusal, request);
    const Withdrawing withdrawing{request.idParameter(0), request.principal->id};
    const auto work = [this, withdrawing, now = m_ground.clock()](sql::Connection &connection) {
        return m_moves.withdraw(connection, withdrawing, now);
    };
    const auto reply = m_ground.database.write(sql::Queue::Background, work);
    const Result<Claim> claim = co_await reply;
    if (!claim)
        co_return http::problem(claim.error(), request);
    co_return http::withEtag(http::json(200, toJson(*claim, ClaimRole::Owner)), claim->version);
}

} // namespace firstcome::claims
