// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/access/attempt_limit.h"

namespace firstcome::access {

/// How often anybody who knocks, without saying who he is, makes us ask another company: about one thing a few times in
/// a while, about all things so many times a second. What is turned away is found by our own regular looking.
/// Thread: any.
class KnockLimit
{
public:
    static constexpr size_t mostOfOne = 3;
    static constexpr std::chrono::seconds ofOneWithin{10};
    static constexpr size_t mostASecond = 20;

    bool admits(const QByteArray &thing, Instant now) { return m_ofOne.begin(thing, now) && m_ofAll.begin({}, now); }

private:
    AttemptLimit m_ofOne{mostOfOne, ofOneWithin};
    AttemptLimit m_ofAll{mostASecond, std::chrono::seconds(1)};
};

} // namespace firstcome::access
