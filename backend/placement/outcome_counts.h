// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/placement/not_placed.h"
#include "backend/platform/watch/metrics.h"
#include <array>
#include <atomic>

namespace firstcome::placement {

/// How often requests for orders came out which way, since the process started.
/// Thread: any.
class OutcomeCounts
{
public:
    void placed() { add(m_placed); }
    void replayed() { add(m_replayed); }
    void refused(NotPlaced::Reason reason) { add(m_refused[size_t(reason)]); }
    /// Outlives `metrics`.
    void publishFigures(watch::Metrics &metrics) const;

private:
    using Count = std::atomic<qint64>;
    static void add(Count &count) { count.fetch_add(1, std::memory_order_relaxed); }

    Count m_placed{0};
    Count m_replayed{0};
    std::array<Count, size_t(NotPlaced::Reason::TooMany) + 1> m_refused{};
};

} // namespace firstcome::placement
