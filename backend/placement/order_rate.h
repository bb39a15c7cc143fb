// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/adjustable.h"
#include "shared/base/id.h"
#include <mutex>
#include <unordered_map>

namespace firstcome::placement {

/// How many orders a member tries a second: two windows of a second, the earlier one counted by the part of it that
/// still lies within the last second.
/// Invariant: no more than `most` a second let through on average, whatever the burst.
/// Thread: any.
class OrderRate
{
public:
    /// `most` 0: no limit (load runs).
    explicit OrderRate(Adjustable<int> most) : m_most(std::move(most)) {}

    bool allow(Id memberId, Instant now);

private:
    void moveOn(Instant second);

    const Adjustable<int> m_most;
    std::mutex m_mutex;
    Instant m_second{};
    std::unordered_map<Id, int> m_current;
    std::unordered_map<Id, int> m_previous;
};

} // namespace firstcome::placement
