// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/watch/lane_counter.h"
#include <array>
#include <chrono>
#include <cstddef>
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

/// Upper bounds of the latency histogram.
constexpr std::array<std::chrono::microseconds, 14> latencyBounds = [] {
    using std::chrono::microseconds;
    return std::array{microseconds(100),       microseconds(250),       microseconds(500),     microseconds(1'000),
                      microseconds(2'500),     microseconds(5'000),     microseconds(10'000),  microseconds(25'000),
                      microseconds(50'000),    microseconds(100'000),   microseconds(250'000), microseconds(1'000'000),
                      microseconds(5'000'000), microseconds(30'000'000)};
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
