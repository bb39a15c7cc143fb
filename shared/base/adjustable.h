// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <memory>

namespace firstcome {

/// A value that somebody may change while others read it: what an operator sets while the program runs.
/// Invariant: copies are the same value; assigning takes over another one and changes none.
/// Thread: `get` and `set` any; assigning as with any other value.
template <typename Value>
class Adjustable
{
public:
    Adjustable(Value value = {}) : m_value(std::make_shared<std::atomic<Value>>(value)) {}

    Value get() const { return m_value->load(std::memory_order_relaxed); }
    operator Value() const { return get(); }
    void set(Value value) const { m_value->store(value, std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<Value>> m_value;
};

} // namespace firstcome
