// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>

namespace firstcome::load {

/// A point on the clock that never jumps; what a buyer sent and was told is ordered by it.
using Moment = std::chrono::steady_clock::time_point;
using Micros = std::chrono::microseconds;
using Millis = std::chrono::milliseconds;

inline Moment momentNow()
{
    return std::chrono::steady_clock::now();
}

} // namespace firstcome::load
