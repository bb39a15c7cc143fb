// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/breakers/point_store.h"
#include "shared/base/result.h"

namespace firstcome::breakers {

/// {state: FORCED_OPEN or DISABLED, minutes, reason}; REQUEST_INVALID, VALUE_INVALID.
Result<resilience::Forcing> forcingFrom(const QByteArray &body, Instant now);

struct WhatIfForm
{
    resilience::BreakerLimits limits; ///< the present ones, where nothing else is asked for
    std::chrono::minutes minutes{60}; ///< back from now
};

/// {failureRate?, slowRate?, slowMs?, window?, minutes?}; the same refusals.
Result<WhatIfForm> whatIfFrom(const QByteArray &body, const resilience::BreakerLimits &present);

} // namespace firstcome::breakers
