// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "backend/platform/sql/connection.h"
#include <QList>
#include <functional>
#include <span>

namespace firstcome::events {

/// A consumer group: who it is, what it reads, what it does with it.
/// `apply` gets events in log order, at most `EventBus::pollLimit`, in one transaction together with the group's
/// offset. It must be idempotent by the state it changes (compare-and-set), and may throw: the batch is then applied
/// one by one, and an event that fails three times halts its key, not the rest.
struct Consumer
{
    QByteArray group;
    QList<QByteArray> topics;
    std::function<void(sql::Connection &, std::span<const Event>)> apply;
    bool elsewhere = false; ///< other processes do its work; here it is only known, and its dead letters are replayed
};

/// How far a group is behind in one partition. What the engine has not said is nothing, never 0.
struct Lag
{
    QByteArray group;
    QByteArray topic;
    int partition = 0;
    std::optional<qint64> position; ///< where it stands, as the engine counts
    std::optional<qint64> end;      ///< where the log ends
    std::optional<qint64> events;   ///< waiting
    std::optional<Instant> oldest;  ///< when the oldest waiting one happened
    std::optional<qint64> keys{};   ///< how many keys the waiting are of; each counted in one partition alone
};

/// Who of a group is at work, on which partitions.
struct Member
{
    QByteArray instance; ///< empty: every one that serves
    std::vector<int> partitions;
};

class ApplyEvents;

/// How long after its quick tries an event that failed is tried again, and again; then it is a dead letter.
using RetryTimes = std::vector<std::chrono::seconds>;

/// Moves what happened from the outbox to the consumers. The embedded half is the outbox table itself.
class EventBus
{
public:
    static constexpr int pollLimit = 128;

    virtual ~EventBus() = default;
    /// Before the first `subscribe`; at once a dead letter where nothing is said.
    void retryAfter(RetryTimes times) { m_retryTimes = std::move(times); }
    /// Before `start`.
    virtual void subscribe(Consumer consumer) = 0;
    virtual void start() = 0;
    virtual void stop() = 0;
    /// Beside the other figures of a reader's snapshot; an engine that counts elsewhere tells what it heard last.
    virtual QList<Lag> lag(sql::Connection &connection) const = 0;
    /// How many events a group has passed, counted from wherever; what it is more by tells its pace.
    virtual std::optional<qint64> passed(const QByteArray &group) const = 0;
    /// Nothing: the engine has not said.
    virtual std::optional<std::vector<Member>> members(const QByteArray &group) const = 0;
    /// A group was paused and is no more.
    virtual void lookAgain() = 0;
    /// The groups that are known here, for the writer's thread.
    virtual std::vector<ApplyEvents *> groups() const = 0;

protected:
    const RetryTimes &retryTimes() const { return m_retryTimes; }

private:
    RetryTimes m_retryTimes;
};

} // namespace firstcome::events
