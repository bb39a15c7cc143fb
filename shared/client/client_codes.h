// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"

namespace firstcome {

/// Codes of refusals that this side makes when no readable answer came. Never sent by a server.
namespace client_code {

inline constexpr const char *unreachable = "SERVER_UNREACHABLE";
inline constexpr const char *timedOut = "REQUEST_TIMED_OUT";
inline constexpr const char *unreadable = "ANSWER_UNREADABLE";

} // namespace client_code

/// The HTTP status of a refusal that a server sent; 0 for one of the codes above.
inline int statusOf(const Refusal &refusal)
{
    return refusal.extra.value(QLatin1StringView("status")).toInt();
}

/// True when the request may still have taken effect, or may succeed if it is simply sent again.
inline bool worthRepeating(const Refusal &refusal)
{
    const int status = statusOf(refusal);
    return status == 0 || status == 429 || status >= 500;
}

} // namespace firstcome
