// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/request.h"
#include "shared/base/result.h"

namespace firstcome::http {

/// A query parameter, and what it takes.
struct QueryParameter
{
    const char *name;
    const char *taken; ///< "takes an id"
};

/// REQUEST_INVALID, with what the parameter takes.
Refusal malformed(const QueryParameter &parameter);

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
