// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include "shared/base/result.h"
#include <QByteArray>
#include <QHash>
#include <deque>
#include <mutex>

namespace firstcome::access {

/// Counts tries for a key in a sliding window.
/// Invariant: at most `most` tries in any window are begun; at most `keyLimit` keys are remembered, the stalest goes
/// first. Thread: any.
class AttemptLimit
{
public:
    static constexpr qsizetype keyLimit = 100'000;

    AttemptLimit(size_t most, std::chrono::milliseconds window) : m_most(most), m_window(window) {}

    /// Whether one more try may be made now; else a refusal TOO_MANY_REQUESTS with `retryAfter` in seconds.
    Result<void> allows(const QByteArray &key, Instant now);
    void count(const QByteArray &key, Instant now);
    /// Asks and counts at once, so that a burst in parallel is limited as well; a good try is taken back afterwards.
    Result<void> begin(const QByteArray &key, Instant now);
    void takeBack(const QByteArray &key);

private:
    using Tries = std::deque<Instant>;

    Result<void> check(const QByteArray &key, Instant now);
    void append(const QByteArray &key, Instant now);
    void makeRoom(Instant now);

    const size_t m_most;
    const std::chrono::milliseconds m_window;
    std::mutex m_mutex;
    QHash<QByteArray, Tries> m_tries;
};

} // namespace firstcome::access
