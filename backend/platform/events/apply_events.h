// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/dead_letters.h"
#include "backend/platform/events/event_bus.h"
#include <atomic>
#include <mutex>
#include <unordered_set>

namespace firstcome::events {

/// What a consumer group does with a poll's events, whatever engine brought them, in the transaction that moves its
/// offset: all at once and, where that fails, one by one; what fails three times is set aside and halts its key: tried
/// again at its times, and then a dead letter, which waits for a person.
/// Invariant: one key's events are applied in order or parked behind the first that was not; a failure of the database
/// itself is no event's fault, leaves by exception and undoes the poll.
/// Thread: the writer's.
class ApplyEvents
{
public:
    /// In the transaction of a dead letter's burial.
    using TellDead = std::function<void(sql::Connection &, const Burial &)>;

    struct Parts
    {
        Clock clock;
        RetryTimes retries{};
        TellDead tellDead{};
    };

    ApplyEvents(Consumer consumer, Parts parts)
        : m_consumer(std::move(consumer)), m_parts(std::move(parts)), m_retries(m_parts.retries)
    {
    }

    const QByteArray &group() const { return m_consumer.group; }
    const QList<QByteArray> &topics() const { return m_consumer.topics; }
    bool isElsewhere() const { return m_consumer.elsewhere; }
    bool reads(const QByteArray &topic) const { return m_consumer.topics.contains(topic); }

    /// While it is paused no engine brings it anything. Thread: any.
    void pause(bool paused) { m_paused = paused; }
    bool isPaused() const { return m_paused; }
    /// Events of this type fail, as if they could not be applied; empty: none do. Thread: any.
    void failOf(const QByteArray &type);
    /// What fails from now on, or again. Thread: any.
    void retryAfter(RetryTimes times);
    /// How many events were applied or set aside since the start. Thread: any.
    qint64 handled() const { return m_handled; }

    /// Part of a topic, from its beginning, that a group does not want any more.
    struct PassedOver
    {
        QByteArray topic;
        std::optional<int> partition; ///< nothing: all
        qint64 before = 0;            ///< id
    };
    /// What an engine brings of these is passed over. Thread: any.
    void passOver(std::vector<PassedOver> parts);

    /// In log order, of its topics alone.
    void apply(sql::Connection &connection, std::vector<Event> events);
    /// The same for what the group has had before, or is to have before its turn: nothing is passed over.
    void applyAgain(sql::Connection &connection, std::vector<Event> events);
    /// Makes a dead letter of it, whoever found out that it cannot be applied.
    void giveUp(sql::Connection &connection, const Event &event, const QByteArray &reason) const;

    /// Tries those that were set aside and whose time has come, and what was parked behind those that are done, at most
    /// `limit`; how many were tried.
    int retryDue(sql::Connection &connection, int limit);
    /// Applies a locked letter that waits, with another payload where one is given; why it stays where it is.
    std::optional<QByteArray> replay(sql::Connection &connection, DeadLetter letter, const QByteArray &payload = {});
    /// What applying this would fail of; `look` sees its effect before that is undone.
    std::optional<QByteArray> dryRun(sql::Connection &connection, const Event &event,
                                     const std::function<void()> &look = {});

private:
    bool isPassedOver(const Event &event) const;
    void run(sql::Connection &connection, std::span<const Event> events) const;
    bool applyTogether(sql::Connection &connection, std::span<const Event> events);
    void applyAlone(sql::Connection &connection, const Event &event);
    std::optional<QByteArray> tryIt(sql::Connection &connection, const Event &event, int times);
    void park(sql::Connection &connection, const Event &event) const;
    void setAside(sql::Connection &connection, const Burial &burial) const;
    void keepWaiting(sql::Connection &connection, DeadLetter letter, const QByteArray &reason) const;
    std::optional<Instant> nextTry(int attempts) const;

    static constexpr int quickTries = 3;

    const Consumer m_consumer;
    const Parts m_parts;
    std::unordered_set<Id> m_haltedKeys;
    std::atomic<bool> m_paused{false};
    std::atomic<qint64> m_handled{0};
    mutable std::mutex m_mutex;
    QByteArray m_failType;                ///< under the mutex
    RetryTimes m_retries;                 ///< the same
    std::vector<PassedOver> m_passedOver; ///< the same
};

/// Nothing where no such group is known here.
ApplyEvents *groupNamed(const EventBus &bus, const QByteArray &name);

} // namespace firstcome::events
