// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/resilience/dependency.h"
#include "backend/platform/sql/database.h"

namespace firstcome::sql {

/// What opens the breaker of a database: half of the last calls lost, soon tried again, or all of them slow. A queue
/// that is long is none of its faults, so slowness alone hardly ever does.
inline constexpr resilience::BreakerLimits breakerLimits{50,
                                                         20,
                                                         50,
                                                         100,
                                                         3,
                                                         std::chrono::milliseconds(500),
                                                         std::chrono::milliseconds(2'000),
                                                         0.1,
                                                         std::chrono::milliseconds(4'000)};

/// Lets work through while the breaker does, and tells it what came of it: a connection that was lost is a failure of
/// the database, any other no is an answer.
Database::Guard guardedBy(resilience::Dependency &dependency);

} // namespace firstcome::sql
