// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/server_time.h"

namespace firstcome {

namespace {

std::function<std::chrono::milliseconds()> &aheadOfUs()
{
    static std::function<std::chrono::milliseconds()> ahead;
    return ahead;
}

} // namespace

void followServerClock(std::function<std::chrono::milliseconds()> ahead)
{
    aheadOfUs() = std::move(ahead);
}

Instant serverTimeOf(Instant ours)
{
    return aheadOfUs() ? ours + aheadOfUs()() : ours;
}

Instant serverNow()
{
    return serverTimeOf(systemNow());
}

} // namespace firstcome
