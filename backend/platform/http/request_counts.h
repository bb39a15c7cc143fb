// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/edge_figures.h"
#include "backend/platform/http/router.h"
#include <functional>

namespace firstcome::http {

/// What the edge has answered since it started: whoever wants a rate or a quantile takes the difference of two.
struct RequestCounts
{
    std::int64_t answered = 0;
    std::int64_t failed = 0;                                           ///< 5xx
    std::array<std::int64_t, latencyBounds.size() + 1> byLatency = {}; ///< the last: beyond all bounds
};

using FiguresOfLanes = std::vector<std::shared_ptr<LaneFigures>>;

/// A reader of these counts, summed over lanes and the routes that are wanted. It keeps the figures alive, so it may
/// outlive the edge. Thread: any.
std::function<RequestCounts()> requestCounter(std::shared_ptr<const FiguresOfLanes> lanes, const Router &router,
                                              const std::function<bool(const Route &)> &wanted);

} // namespace firstcome::http
