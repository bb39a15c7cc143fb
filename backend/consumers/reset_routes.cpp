// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/reset_routes.h"

#include "backend/platform/module/answer_once.h"
#include "shared/contract/permissions.h"

namespace firstcome::consumers {

void ResetRoutes::mount(http::Router &router)
{
    router.post("/v1/ops/groups/{group}/offsets", http::Policy::operatorWith(permission::OpsAct),
                http::AsyncHandler([this](const http::Request &request) { return reset(request); }));
}

QCoro::Task<http::Response> ResetRoutes::reset(const http::Request &request)
{
    const auto scope = callScopeOf(request);
    if (!scope)
        co_return http::problem(scope.error(), request);
    const auto form = resetFormFrom(request.body);
    if (!form)
        co_return http::problem(form.error(), request);
    const ResetCall call{request.parameters[0], *form, request.principal->id, request.id};
    if (form->preview) {
        const auto previewing = preview(request, call);
        co_return co_await previewing;
    }
    const auto work = [this, call, scope = *scope, now = m_ground.clock()](sql::Connection &connection) {
        return answerOnce(connection, {scope, now}, [&]() -> Result<sql::KeptAnswer> {
            const auto asked = m_ask.run(connection, call, now);
            return asked ? Result<sql::KeptAnswer>(approvals::acceptedAnswer(*asked)) : tl::unexpected(asked.error());
        });
    };
    const auto reply = m_ground.database.write(sql::Queue::Background, work);
    const Result<OnceAnswer> answer = co_await reply;
    co_return answer ? responseOf(*answer) : http::problem(answer.error(), request);
}

QCoro::Task<http::Response> ResetRoutes::preview(const http::Request &request, ResetCall call)
{
    const auto reply =
        m_ground.database.read([this, call](sql::Connection &connection) { return m_ask.preview(connection, call); });
    const Result<QJsonObject> answer = co_await reply;
    co_return answer ? http::json(200, *answer) : http::problem(answer.error(), request);
}

} // namespace firstcome::consumers
