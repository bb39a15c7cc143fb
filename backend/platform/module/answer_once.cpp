// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/module/answer_once.h"

#include "backend/platform/http/preconditions.h"

namespace firstcome {

Result<std::optional<sql::CallScope>> callScopeOf(const http::Request &request)
{
    const auto key = http::optionalIdempotencyKey(request);
    if (!key)
        return tl::unexpected(key.error());
    if (!*key)
        return std::nullopt;
    const Id caller = request.principal ? request.principal->id : 0;
    return sql::CallScope{caller, "POST " + request.path, **key, request.body};
}

Result<OnceAnswer> answerOnce(sql::Connection &connection, const OnceCall &call,
                              const std::function<Result<sql::KeptAnswer>()> &effect)
{
    if (call.scope) {
        const auto kept = sql::findAnswer(connection, *call.scope);
        if (!kept)
            return tl::unexpected(kept.error());
        if (*kept)
            return OnceAnswer{**kept, true};
    }
    auto answer = effect();
    if (!answer)
        return tl::unexpected(answer.error());
    if (call.scope)
        sql::keepAnswer(connection, *call.scope, *answer, call.now);
    return OnceAnswer{*std::move(answer), false};
}

http::Response responseOf(const OnceAnswer &answer)
{
    http::Response response = http::encoded(answer.answer.status, answer.answer.body);
    if (answer.replayed)
        response.headers.emplace_back("Idempotency-Replayed", "true");
    return response;
}

} // namespace firstcome
