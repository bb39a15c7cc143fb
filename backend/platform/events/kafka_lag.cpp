// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/kafka_lag.h"

#include <algorithm>

namespace firstcome::events {

void KafkaLag::hearEnds(const Places &ends, Instant now)
{
    m_endsAt = now;
    for (const auto &[partition, end] : ends) {
        auto &seen = m_ends[partition];
        if (seen.empty() || seen.back().end != end)
            seen.push_back({now, end});
        if (seen.size() > keptEnds)
            seen.pop_front();
    }
}

void KafkaLag::hearCommitted(const QByteArray &group, const Places &committed, Instant now)
{
    m_committed[group] = {now, committed};
}

QList<Lag> KafkaLag::of(const QByteArray &group, const QList<QByteArray> &topics, Instant now) const
{
    const auto known = m_committed.find(group);
    const bool placesGood = known != m_committed.end() && now - known->second.at <= goodFor;
    const bool endsGood = now - m_endsAt <= goodFor;
    QList<Lag> lags;
    for (const QByteArray &topic : topics) {
        for (int number = 0; number < partitionCount; ++number) {
            const std::pair partition{topic, number};
            Lag lag{group, topic, number, {}, {}, {}, {}};
            if (const auto end = m_ends.find(partition); endsGood && end != m_ends.end())
                lag.end = end->second.back().end;
            if (placesGood && known->second.places.contains(partition))
                lag.position = known->second.places.at(partition);
            if (lag.position && lag.end)
                lag.events = std::max<qint64>(0, *lag.end - *lag.position); // asked one after the other
            if (lag.events.value_or(0) > 0)
                lag.oldest = passed(partition, *lag.position);
            lags.append(lag);
        }
    }
    return lags;
}

std::optional<qint64> KafkaLag::passed(const QByteArray &group, Instant now) const
{
    const auto known = m_committed.find(group);
    if (known == m_committed.end() || now - known->second.at > goodFor)
        return std::nullopt;
    qint64 sum = 0;
    for (const auto &[partition, place] : known->second.places)
        sum += place;
    return sum;
}

std::optional<Instant> KafkaLag::passed(const std::pair<QByteArray, int> &partition, qint64 position) const
{
    const auto &seen = m_ends.at(partition);
    const auto first = std::upper_bound(seen.begin(), seen.end(), position,
                                        [](qint64 place, const Seen &entry) { return place < entry.end; });
    return first == seen.end() ? std::nullopt : std::optional(first->at);
}

} // namespace firstcome::events
