// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/request.h"
#include "backend/platform/http/response.h"
#include "backend/platform/sql/idempotent_calls.h"

namespace firstcome {

/// The answer of a call that may carry an Idempotency-Key.
struct OnceAnswer
{
    sql::KeptAnswer answer;
    bool replayed = false;
};

/// What makes a retry of this request the same call; nothing when it has no Idempotency-Key, REQUEST_INVALID when that
/// is malformed.
Result<std::optional<sql::CallScope>> callScopeOf(const http::Request &request);

/// A call under its scope, with the time it is decided at.
struct OnceCall
{
    std::optional<sql::CallScope> scope;
    Instant now{};
};

/// The kept answer of the call; else what `effect` answers now, kept in this transaction. Refusals are not kept.
Result<OnceAnswer> answerOnce(sql::Connection &connection, const OnceCall &call,
                              const std::function<Result<sql::KeptAnswer>()> &effect);

/// With Idempotency-Replayed where it is a replay.
http::Response responseOf(const OnceAnswer &answer);

} // namespace firstcome
