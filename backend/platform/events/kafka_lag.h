// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/kafka_consumer.h"
#include <deque>
#include <map>

namespace firstcome::events {

/// How far the groups are behind, from what the brokers said: where each topic ends and where they keep each group. How
/// old the oldest waiting event is follows from when the end was first seen beyond the group's place.
/// Invariant: what was not heard for `goodFor` is unknown. Pure but for its memory. Thread: one at a time.
class KafkaLag
{
public:
    using Places = KafkaConsumer::Places;

    void hearEnds(const Places &ends, Instant now);
    void hearCommitted(const QByteArray &group, const Places &committed, Instant now);
    QList<Lag> of(const QByteArray &group, const QList<QByteArray> &topics, Instant now) const;

    /// The sum of the group's places.
    std::optional<qint64> passed(const QByteArray &group, Instant now) const;

    static constexpr std::chrono::seconds goodFor{5};

private:
    struct Seen
    {
        Instant at{};
        qint64 end = 0;
    };
    struct Committed
    {
        Instant at{};
        Places places;
    };

    std::optional<Instant> passed(const std::pair<QByteArray, int> &partition, qint64 position) const;

    static constexpr size_t keptEnds = 3'600;

    Instant m_endsAt{};
    std::map<std::pair<QByteArray, int>, std::deque<Seen>> m_ends; ///< each time an end moved
    std::map<QByteArray, Committed> m_committed;
};

} // namespace firstcome::events
