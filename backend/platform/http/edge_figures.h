// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/watch/lane_counter.h"
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace firstcome::http {

/// Why the guard ended a connection the client did not end in good order.
enum class Killed : std::uint8_t {
    SlowHead,
    SlowBody,
    Idle,
    SlowReader,
    BadRequest,
    Vanished,
    Full,
    AddressFull,
    Count,
};

constexpr std::array<const char *, std::size_t(Killed::Count)> killedNames = {
    "slow_head", "slow_body", "idle", "slow_reader", "bad_request", "vanished", "full", "address_full"};

/// The latency histogram: 16 buckets for every doubling from 64 us to 34 s, so that a quantile between two readings is
/// off by less than a bucket's width, 6 % of it at most and 3 % in the mean.
constexpr std::size_t bucketsPerDoubling = 16;
constexpr std::size_t latencyDoublings = 19;

/// Upper bounds of its buckets; the first holds everything up to 64 us, what is slower than the last is counted beyond.
constexpr std::array<std::chrono::microseconds, 1 + bucketsPerDoubling *latencyDoublings> latencyBounds = [] {
    std::array<std::chrono::microseconds, 1 + bucketsPerDoubling * latencyDoublings> bounds{};
    std::int64_t begin = 64;
    bounds[0] = std::chrono::microseconds(begin);
    for (std::size_t i = 1; i < bounds.size(); ++i) {
        const std::size_t step = (i - 1) % bucketsPerDoubling + 1;
        bounds[i] = std::chrono::microseconds(begin + begin * std::int64_t(step) / std::int64_t(bucketsPerDoubling));
        if (step == bucketsPerDoubling)
            begin *= 2;
    }
    return bounds;
}();

/// One lane's counts of one route.
struct RouteFigures
{
    std::array<watch::LaneCounter, 6> byClass; ///< by the first digit of the status
    std::array<watch::LaneCounter, latencyBounds.size() + 1> latency;
    watch::LaneCounter latencySum; ///< microseconds
};

/// What one lane counts. Thread: written by its lane only, read by any.
struct LaneFigures
{
    explicit LaneFigures(std::size_t routes) : routes(routes + 1) {}

    std::vector<RouteFigures> routes; ///< by Route::index; the last: no route
    watch::LaneCounter accepted;
    watch::LaneCounter notAccepted; ///< tries to let somebody in without a descriptor left
    watch::LaneCounter open;
    watch::LaneCounter halfRead; ///< connections in the middle of a request
    watch::LaneCounter webSockets;
    std::array<watch::LaneCounter, std::size_t(Killed::Count)> killed;

    void count(std::size_t route, int status, std::chrono::microseconds took);
};

} // namespace firstcome::http
