// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include "shared/base/result.h"
#include <QByteArray>
#include <QHash>
#include <deque>
#include <mutex>

namespace firstcome::crypto {

/// Counts tries for a key in a sliding window. A try is counted when it begins and taken back when it proves to be a
/// good one, so that a burst in parallel is counted as well. Invariant: at most `most` tries in any window; at most
/// `keyLimit` keys are remembered, the stalest goes first. Thread: any.
class AttemptLimit
{
public:
    static constexpr qsizetype keyLimit = 100'000;

    AttemptLimit(size_t most, std::chrono::milliseconds window) : m_most(most), m_window(window) {}

    /// Counts a try; where it is one too many, a refusal TOO_MANY_REQUESTS with `retryAfter` in seconds.
    Result<void> begin(const QByteArray &key, Instant now);
    /// Takes the latest try back.
    void takeBack(const QByteArray &key);

private:
    void makeRoom(Instant now);

    const size_t m_most;
    const std::chrono::milliseconds m_window;
    std::mutex m_mutex;
    QHash<QByteArray, std::deque<Instant>> m_tries;
};

} // namespace firstcome::crypto
