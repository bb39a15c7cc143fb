// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/request.h"
#include "shared/base/result.h"
#include <limits>

namespace firstcome::http {

/// A query parameter, and what it takes.
struct QueryParameter
{
    const char *name;
    const char *taken; ///< "takes an id"
};

/// REQUEST_INVALID, with what the parameter takes.
Refusal malformed(const QueryParameter &parameter);

/// What a number may be.
struct NumberRange
{
    qint64 least = 0;
    qint64 most = std::numeric_limits<qint64>::max();
};

/// A whole number of the query, written as every reader of ours takes it (shared/base/plain_number.h); nothing where
/// it is not given. REQUEST_INVALID says what it takes.
Result<std::optional<qint64>> numberIn(const Request &request, const char *name, NumberRange range = {});

/// Reads one query parameter with `parse`, which gives nothing for a malformed one; an absent one stays as it is.
template <typename T, typename Parse>
std::optional<Refusal> readInto(std::optional<T> &into, const Request &request, const QueryParameter &parameter,
                                Parse parse)
{
    const auto text = request.queryValue(parameter.name);
    if (!text || text->isEmpty())
        return std::nullopt;
    into = parse(*text);
    return into ? std::nullopt : std::optional(malformed(parameter));
}

} // namespace firstcome::http
