// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/changes/changes.h"
#include "shared/base/instant.h"
#include "shared/base/result.h"
#include <QByteArray>
#include <QHash>
#include <deque>
#include <mutex>

namespace firstcome::access {

/// Where tries at several processes are counted as one.
struct SharedTries
{
    Changes &changes;
    QByteArray name; ///< of the limit, the same at all
};

/// Counts tries for a key in a sliding window; where it is shared, those at the other processes too, as far as they are
/// heard. Who cannot hear counts what it sees itself.
/// Invariant: at most `most` tries in any window are begun; at most `keyLimit` keys are remembered, the stalest goes
/// first; what goes over the wire does not tell whose it is. Thread: any.
class AttemptLimit
{
public:
    static constexpr qsizetype keyLimit = 100'000;

    AttemptLimit(size_t most, std::chrono::milliseconds window) : m_most(most), m_window(window) {}
    /// It must live as long as changes are heard.
    AttemptLimit(size_t most, std::chrono::milliseconds window, SharedTries shared);
    Q_DISABLE_COPY_MOVE(AttemptLimit)

    /// Whether one more try may be made now; else a refusal TOO_MANY_REQUESTS with `retryAfter` in seconds.
    Result<void> allows(const QByteArray &key, Instant now);
    void count(const QByteArray &key, Instant now);
    /// Asks and counts at once, so that a burst in parallel is limited as well; a good try is taken back afterwards.
    Result<void> begin(const QByteArray &key, Instant now);
    void takeBack(const QByteArray &key, Instant now);

private:
    using Tries = std::deque<Instant>;

    QByteArray named(const QByteArray &key) const;
    void tell(const QByteArray &name, qint64 tries, Instant now) const;
    void hear(const TriesCounted &counted);
    Result<void> check(const QByteArray &name, Instant now);
    void append(const QByteArray &name, Instant now);
    void remove(const QByteArray &name);
    void makeRoom(Instant now);

    const size_t m_most;
    const std::chrono::milliseconds m_window;
    const std::optional<SharedTries> m_shared;
    std::mutex m_mutex;
    QHash<QByteArray, Tries> m_tries; ///< by name
};

} // namespace firstcome::access
