// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <cstdint>

namespace firstcome::watch {

/// A figure one thread writes and any thread reads: no locked instruction, so it costs what a plain number costs.
/// Thread: `add` and `set` from one, `value` from any.
class LaneCounter
{
public:
    void add(std::int64_t amount) { m_value.store(value() + amount, std::memory_order_relaxed); }
    void set(std::int64_t amount) { m_value.store(amount, std::memory_order_relaxed); }
    std::int64_t value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> m_value{0};
};

} // namespace firstcome::watch
