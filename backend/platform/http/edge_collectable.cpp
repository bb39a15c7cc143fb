// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/edge_collectable.h"

#include "backend/platform/watch/metrics.h"
#include <limits>
#include <prometheus/metric_family.h>

namespace firstcome::http {

namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

MetricFamily family(watch::MetricName name, MetricType type)
{
    return {std::move(name.name), std::move(name.help), type, {}};
}

MetricFamily single(watch::MetricName name, MetricType type, double value)
{
    MetricFamily result = family(std::move(name), type);
    ClientMetric metric;
    metric.counter.value = value;
    metric.gauge.value = value;
    result.metric.push_back(std::move(metric));
    return result;
}

double seconds(std::chrono::microseconds span)
{
    return std::chrono::duration<double>(span).count();
}

} // namespace

EdgeCollectable::EdgeCollectable(std::vector<std::shared_ptr<LaneFigures>> lanes, const Router &router,
                                 std::shared_ptr<watch::AccessLog> accessLog)
    : m_lanes(std::move(lanes)), m_accessLog(std::move(accessLog))
{
    for (const auto &route : router.routes())
        m_routes.push_back({"route", std::string(methodName(route->method)) + ' ' + route->pattern.toStdString()});
    m_routes.push_back({"route", "none"});
}

double EdgeCollectable::sum(watch::LaneCounter LaneFigures::*figure) const
{
    std::int64_t total = 0;
    for (const auto &lane : m_lanes)
        total += (*lane.*figure).value();
    return double(total);
}

std::vector<MetricFamily> EdgeCollectable::Collect() const
{
    std::vector<MetricFamily> families{
        requests(),
        latencies(),
        kills(),
        single({"http_connections_accepted_total", "Connections let in"}, MetricType::Counter,
               sum(&LaneFigures::accepted)),
        single({"http_accept_failures_total", "Tries to let a connection in without a descriptor left"},
               MetricType::Counter, sum(&LaneFigures::notAccepted)),
        single({"http_connections_open", "Open connections"}, MetricType::Gauge, sum(&LaneFigures::open)),
        single({"http_connections_half_read", "Connections in the middle of a request"}, MetricType::Gauge,
               sum(&LaneFigures::halfRead)),
        single({"http_websockets_open", "Upgraded connections"}, MetricType::Gauge, sum(&LaneFigures::webSockets))};
    if (m_accessLog) {
        families.push_back(
            single({"access_log_dropped_total", "Access log lines dropped because the writer was behind"},
                   MetricType::Counter, double(m_accessLog->dropped())));
        families.push_back(single({"access_log_lost_total", "Access log lines the disk refused"}, MetricType::Counter,
                                  double(m_accessLog->lost())));
    }
    return families;
}

MetricFamily EdgeCollectable::requests() const
{
    MetricFamily result = family({"http_requests_total", "Requests answered"}, MetricType::Counter);
    for (std::size_t route = 0; route < m_routes.size(); ++route) {
        for (std::size_t digit = 1; digit <= 5; ++digit) {
            ClientMetric metric;
            for (const auto &lane : m_lanes)
                metric.counter.value += double(lane->routes[route].byClass[digit].value());
            if (metric.counter.value == 0)
                continue;
            metric.label = {m_routes[route], {"status", std::to_string(digit) + "xx"}};
            result.metric.push_back(std::move(metric));
        }
    }
    return result;
}

MetricFamily EdgeCollectable::latencies() const
{
    MetricFamily result =
        family({"http_request_seconds", "From the last byte of a request to its answer"}, MetricType::Histogram);
    for (std::size_t route = 0; route < m_routes.size(); ++route) {
        ClientMetric metric;
        ClientMetric::Histogram &histogram = metric.histogram;
        for (std::size_t bucket = 0; bucket <= latencyBounds.size(); ++bucket) {
            for (const auto &lane : m_lanes)
                histogram.sample_count += std::uint64_t(lane->routes[route].latency[bucket].value());
            const bool isLast = bucket == latencyBounds.size();
            // The doublings alone: finer ones would be three hundred series a route.
            if (isLast || bucket % bucketsPerDoubling == 0)
                histogram.bucket.push_back({histogram.sample_count, isLast ? std::numeric_limits<double>::infinity()
                                                                           : seconds(latencyBounds[bucket])});
        }
        if (histogram.sample_count == 0)
            continue;
        for (const auto &lane : m_lanes)
            histogram.sample_sum += seconds(std::chrono::microseconds(lane->routes[route].latencySum.value()));
        metric.label = {m_routes[route]};
        result.metric.push_back(std::move(metric));
    }
    return result;
}

MetricFamily EdgeCollectable::kills() const
{
    MetricFamily result = family({"http_connections_killed_total", "Connections the guard ended"}, MetricType::Counter);
    for (std::size_t reason = 0; reason < killedNames.size(); ++reason) {
        ClientMetric metric;
        metric.label = {{"reason", killedNames[reason]}};
        for (const auto &lane : m_lanes)
            metric.counter.value += double(lane->killed[reason].value());
        result.metric.push_back(std::move(metric));
    }
    return result;
}

} // namespace firstcome::http
