// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/request.h"
#include "shared/base/result.h"

namespace firstcome::http {

/// A part of the past.
struct TimeSpan
{
    Instant from{};
    Instant to{}; ///< not included
};

/// From `from` and `to`; what is not given: the hour before `to`, and now. REQUEST_INVALID.
Result<TimeSpan> timeSpanOf(const Request &request, Instant now);

} // namespace firstcome::http
