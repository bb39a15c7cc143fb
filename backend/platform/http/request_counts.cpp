// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/request_counts.h"

namespace firstcome::http {

namespace {

constexpr std::size_t serverErrors = 5;

void add(RequestCounts &counts, const RouteFigures &figures)
{
    for (const watch::LaneCounter &answers : figures.byClass)
        counts.answered += answers.value();
    counts.failed += figures.byClass[serverErrors].value();
    for (std::size_t bucket = 0; bucket < counts.byLatency.size(); ++bucket)
        counts.byLatency[bucket] += figures.latency[bucket].value();
}

} // namespace

std::function<RequestCounts()> requestCounter(std::shared_ptr<const FiguresOfLanes> lanes, const Router &router,
                                              const std::function<bool(const Route &)> &wanted)
{
    std::vector<std::size_t> routes;
    for (const auto &route : router.routes()) {
        if (wanted(*route))
            routes.push_back(std::size_t(route->index));
    }
    return [lanes = std::move(lanes), routes = std::move(routes)] {
        RequestCounts counts;
        for (const std::size_t route : routes) {
            for (const auto &lane : *lanes)
                add(counts, lane->routes[route]);
        }
        return counts;
    };
}

} // namespace firstcome::http
