// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"

namespace firstcome {

/// The HTTP status of a refusal that a server sent; 0 of one that this side made because no readable answer came.
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
