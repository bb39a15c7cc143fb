// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/changes/changes.h"
#include "shared/base/adjustable.h"
#include "shared/base/id.h"
#include <mutex>
#include <unordered_map>

namespace firstcome::placement {

/// How many orders a member tries a second: two windows of a second, the earlier one counted by the part of it that
/// still lies within the last second. Tries at the other processes count, as far as they are heard; a member's first
/// one of a second is told with the second, so that a crowd of one order each tells nothing.
/// Invariant: no more than `most` a second let through on average, whatever the burst; one more for each other process.
/// Thread: any.
class OrderRate
{
public:
    /// `most` 0: no limit (load runs).
    explicit OrderRate(Adjustable<int> most) : m_most(std::move(most)) {}

    /// From now on it counts what the other processes do, too; it must live as long as changes are heard.
    void share(Changes &changes);
    bool allow(Id memberId, Instant now);

private:
    struct Tries
    {
        int all = 0;
        int own = 0; ///< here
    };
    using Second = std::chrono::sys_seconds;

    std::optional<int> count(Id memberId, Instant now);
    void hear(const TriesCounted &counted);
    void moveTo(Second second);

    const Adjustable<int> m_most;
    Changes *m_changes = nullptr; ///< nobody: it counts alone
    std::mutex m_mutex;
    Second m_second{};
    std::unordered_map<Id, Tries> m_current;
    std::unordered_map<Id, Tries> m_previous;
};

} // namespace firstcome::placement
