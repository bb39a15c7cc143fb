// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/edge_figures.h"

#include <algorithm>

namespace firstcome::http {

void LaneFigures::count(std::size_t route, int status, std::chrono::microseconds took)
{
    RouteFigures &figures = routes[route];
    figures.byClass[std::size_t(std::clamp(status / 100, 0, 5))].add(1);
    const auto bound = std::lower_bound(latencyBounds.begin(), latencyBounds.end(), took);
    figures.latency[std::size_t(bound - latencyBounds.begin())].add(1);
    figures.latencySum.add(took.count());
}

} // namespace firstcome::http
