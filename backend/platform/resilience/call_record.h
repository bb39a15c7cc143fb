// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <deque>
#include <vector>

namespace firstcome::resilience {

/// How a call went, whatever was made of it.
struct CallMade
{
    std::chrono::milliseconds took{};
    bool failed = false;
    bool late = false; ///< it took most of its own time limit
};

struct RecordedCall
{
    Instant at{}; ///< its end
    CallMade call;
    int times = 1; ///< for how many calls it stands
};

/// The calls of the last hour, so that one can ask what other limits would have made of them.
/// Invariant: of more than `keptASecond` calls in a second every second one is kept, or every fourth, and so on, in
/// their order, and stands for as many; so no crowd makes it grow.
/// Thread: none of its own; see Dependency.
class CallRecord
{
public:
    static constexpr std::chrono::hours span{1};
    static constexpr size_t keptASecond = 32;

    void add(Instant now, const CallMade &call);
    /// In the order of their ends.
    std::vector<RecordedCall> since(Instant from) const;

private:
    struct Kept
    {
        std::chrono::milliseconds after; ///< the beginning of its second
        CallMade call;
    };
    struct Second
    {
        std::chrono::sys_seconds at;
        qint64 calls = 0;
        int stride = 1;
        std::vector<Kept> kept;
    };

    std::deque<Second> m_seconds;
};

} // namespace firstcome::resilience
