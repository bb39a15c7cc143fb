// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/access/attempt_limit.h"

namespace firstcome::access {

/// How often anybody who knocks, without saying who he is, makes us ask another company: about one thing a few times in
/// a while, about all things so many times a second, at all processes together as far as they hear each other. What is
/// turned away is found by our own regular looking. Thread: any.
class KnockLimit
{
public:
    static constexpr size_t mostOfOne = 3;
    static constexpr std::chrono::seconds ofOneWithin{10};
    static constexpr size_t mostASecond = 20;

    /// `shared`: by whose name knocks are counted at all processes.
    explicit KnockLimit(const SharedTries &shared)
        : m_ofOne(mostOfOne, ofOneWithin, {shared.changes, shared.name + ".one"}),
          m_ofAll(mostASecond, std::chrono::seconds(1), {shared.changes, shared.name + ".all"})
    {
    }

    bool admits(const QByteArray &thing, Instant now)
    {
        // Only what is let in counts and is told: a flood of knocks is none of messages to the other processes.
        const std::scoped_lock lock(m_mutex);
        if (!m_ofOne.allows(thing, now) || !m_ofAll.begin({}, now))
            return false;
        m_ofOne.count(thing, now);
        return true;
    }

private:
    std::mutex m_mutex; ///< between asking and counting
    AttemptLimit m_ofOne;
    AttemptLimit m_ofAll;
};

} // namespace firstcome::access
