// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include <QByteArray>
#include <map>
#include <mutex>
#include <vector>

namespace firstcome::sales {

/// Refusals of one sale, one reason, one second (N5: grants have a row each, refusals a row a second).
struct RefusalCount
{
    Id saleId = 0;
    QByteArray reason;
    Instant second{};
    qint64 refused = 0;
    Instant firstReceived{};
    Instant lastReceived{};
    std::optional<qint64> lowestAvailable;
};

struct RefusalSeen
{
    Id saleId = 0;
    QByteArray reason;
    Instant receivedAt{};
    std::optional<qint64> available;
};

/// Counts refusals in memory by the second of their receipt; what a second came to is taken once it is over.
/// A crash loses at most the seconds not taken yet: they changed nothing.
/// Thread: any.
class RefusalCounts
{
public:
    void add(const RefusalSeen &seen);
    /// Those of seconds that ended before `now` by more than a request can take.
    std::vector<RefusalCount> take(Instant now);
    /// All of them, at the end.
    std::vector<RefusalCount> takeAll() { return take(Instant::max()); }

private:
    static constexpr std::chrono::seconds settled{2};

    using Key = std::tuple<Instant, Id, QByteArray>; ///< second, sale, reason

    std::mutex m_mutex;
    std::map<Key, RefusalCount> m_counts;
};

} // namespace firstcome::sales
