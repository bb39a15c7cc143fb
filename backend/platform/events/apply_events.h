// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event_bus.h"
#include <unordered_set>

namespace firstcome::events {

/// What a consumer group does with a poll's events, whatever engine brought them, in the transaction that moves its
/// offset: all at once and, where that fails, one by one; three failures make a dead letter and halt its key.
/// Invariant: one key's events are applied in order or parked behind its dead letter; a failure of the database itself
/// is no event's fault, leaves by exception and undoes the poll.
/// Thread: the writer's.
class ApplyEvents
{
public:
    ApplyEvents(Consumer consumer, Clock clock) : m_consumer(std::move(consumer)), m_clock(std::move(clock)) {}

    const QByteArray &group() const { return m_consumer.group; }
    const QList<QByteArray> &topics() const { return m_consumer.topics; }
    bool reads(const QByteArray &topic) const { return m_consumer.topics.contains(topic); }

    /// In log order, of its topics alone.
    void apply(sql::Connection &connection, std::vector<Event> events);

private:
    bool applyTogether(sql::Connection &connection, std::span<const Event> events);
    void applyAlone(sql::Connection &connection, const Event &event);
    void park(sql::Connection &connection, const Event &event) const;

    static constexpr int triesBeforeDeadLetter = 3;

    const Consumer m_consumer;
    const Clock m_clock;
    std::unordered_set<Id> m_haltedKeys;
};

} // namespace firstcome::events
