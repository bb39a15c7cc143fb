// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QJsonObject>
#include <deque>
#include <map>
#include <mutex>

namespace firstcome::simulators {

/// One call of the gateway's or the carrier's API.
struct NotedCall
{
    Instant at{};
    QByteArray call; ///< confirm, find ...
    QByteArray path;
    QByteArray idempotencyKey;
    bool bent = false;
};

/// Who was asked what and how often, so that a shop that asks too often is seen.
/// Invariant: all are counted, the last `kept` are remembered. Thread: any.
class CallLog
{
public:
    void note(NotedCall call);
    /// `{total, counts, items}`, the newest `limit` first.
    QJsonObject view(std::size_t limit) const;

    static constexpr std::size_t kept = 10'000;

private:
    mutable std::mutex m_mutex;
    std::map<QByteArray, qint64> m_counts;
    std::deque<NotedCall> m_calls;
};

} // namespace firstcome::simulators
