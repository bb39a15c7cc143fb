// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/server_clock.h"

namespace firstcome {

void ServerClock::observe(const ClockReading &reading)
{
    Range seen{reading.server - reading.received, reading.server + reading.precision - reading.sent};
    if (seen.least > seen.most)
        return;
    if (m_range) {
        const Range both{std::max(m_range->least, seen.least), std::min(m_range->most, seen.most)};
        if (both.least <= both.most)
            seen = both;
    }
    m_range = seen;
}

std::chrono::milliseconds ServerClock::ahead() const
{
    return m_range ? m_range->least + (m_range->most - m_range->least) / 2 : std::chrono::milliseconds{0};
}

} // namespace firstcome
