// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <functional>

namespace firstcome {

/// What happens here is dated by this computer's clock, which may be off; what is shown of it, and the age of what the
/// server dated, go by the server's clock. One server at a time: the console says once how far its clock is ahead.
/// Thread: GUI.
void followServerClock(std::function<std::chrono::milliseconds()> ahead);

/// The server's time at an instant of our clock; that instant itself while nothing is known.
Instant serverTimeOf(Instant ours);
Instant serverNow();

} // namespace firstcome
