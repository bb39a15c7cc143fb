// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/embedded_log.h"

#include "backend/platform/events/apply_events.h"
#include "backend/platform/events/event_history.h"
#include "backend/platform/events/event_row.h"
#include "backend/platform/events/log_positions.h"
#include "backend/platform/events/outbox_queue.h"

namespace firstcome::events {

struct EmbeddedLog::Group
{
    ApplyEvents events;
    std::atomic<bool> scheduled{false};
    std::atomic<bool> stalled{false}; ///< its last poll failed as a whole, or met another process's

    Group(Consumer consumer, ApplyEvents::Parts parts) : events(std::move(consumer), std::move(parts)) {}
};

EmbeddedLog::EmbeddedLog(sql::Database &database, Outbox &outbox, Clock clock)
    : m_database(database), m_clock(std::move(clock))
{
    outbox.onCommitted([this] { wakeAll(); });
    m_look.setInterval(lookEvery);
    QObject::connect(&m_look, &QTimer::timeout, &m_look, [this] { look(); });
}

EmbeddedLog::~EmbeddedLog()
{
    stop();
}

void EmbeddedLog::subscribe(Consumer consumer)
{
    m_groups.push_back(std::make_unique<Group>(std::move(consumer), ApplyEvents::Parts{m_clock, retryTimes()}));
}

std::optional<qint64> EmbeddedLog::passed(const QByteArray &group) const
{
    for (const auto &candidate : m_groups) {
        if (candidate->events.group() == group && !candidate->events.isElsewhere())
            return candidate->events.handled();
    }
    return std::nullopt;
}

std::optional<std::vector<Member>> EmbeddedLog::members(const QByteArray &) const
{
    Member all;
    for (int partition = 0; partition < partitionCount; ++partition)
        all.partitions.push_back(partition);
    return std::vector{all};
}

std::vector<ApplyEvents *> EmbeddedLog::groups() const
{
    std::vector<ApplyEvents *> groups;
    for (const auto &group : m_groups)
        groups.push_back(&group->events);
    return groups;
}

void EmbeddedLog::start()
{
    m_running = true;
    m_database
        .write(sql::Queue::Background,
               [this](sql::Connection &connection) {
                   if (wasTakenOver(connection))
                       throw std::runtime_error("the events of this database go through Kafka: the setting kafka "
                                                "must name it");
                   for (const auto &group : m_groups)
                       addGroup(connection, group->events.group(), m_clock());
               })
        .get();
    wakeAll();
    m_look.start();
}

void EmbeddedLog::stop()
{
    m_running = false;
    m_look.stop();
}

void EmbeddedLog::wakeAll()
{
    if (!m_running)
        return;
    for (const auto &group : m_groups)
        schedule(*group);
}

void EmbeddedLog::look()
{
    // Another process may have died between its commit and its poll; a file has no other process.
    if (m_database.settings().dialect != sql::Dialect::Sqlite && ++m_looks % looksForOthers == 0)
        wakeAll();
    for (const auto &group : m_groups) {
        if (group->stalled.exchange(false))
            schedule(*group);
    }
}

void EmbeddedLog::schedule(Group &group)
{
    if (group.events.isElsewhere() || group.scheduled.exchange(true))
        return;
    const auto read = [this, &group](sql::Connection &connection) {
        // Cleared before reading: an event committed from here on schedules the next poll.
        group.scheduled = false;
        if (m_running && !group.events.isPaused() && poll(connection, group))
            connection.afterCommit([this, &group] { schedule(group); });
    };
    const auto failed = [&group](const std::exception_ptr &) {
        group.scheduled = false;
        group.stalled = true;
    };
    m_database.write(sql::Queue::Saga, sql::WriteJob{read, [] {}, failed});
}

bool EmbeddedLog::poll(sql::Connection &connection, Group &group)
{
    const auto positions = takePositions(connection, group.events.group());
    if (!positions) {
        // The process that has them may have read already: what it did not see is looked for again soon.
        group.stalled = true;
        return false;
    }
    auto &rows = eventsBehind(connection, eventColumns, *positions, pollLimit);
    std::vector<Event> events;
    LogPositions moved;
    int read = 0;
    for (; rows.next(); ++read) {
        const EventPlace place = placeOf(rows);
        moved[place.origin] = place.id;
        if (group.events.reads(place.topic))
            events.push_back(eventOf(rows));
    }
    if (read == 0)
        return false;
    group.events.apply(connection, std::move(events));
    movePositions(connection, group.events.group(), moved, m_clock());
    return read == pollLimit;
}

QList<Lag> EmbeddedLog::lag(sql::Connection &connection) const
{
    const qint64 end = logRange(connection).last;
    QList<Lag> lags;
    for (const auto &group : m_groups) {
        const LogPositions positions = positionsOf(connection, group->events.group());
        const auto furthest = std::max_element(positions.begin(), positions.end(),
                                               [](const auto &a, const auto &b) { return a.second < b.second; });
        const qint64 position = furthest == positions.end() ? 0 : furthest->second;
        std::map<std::pair<QByteArray, int>, Lag> byPartition;
        for (const QByteArray &topic : group->events.topics()) {
            for (int partition = 0; partition < partitionCount; ++partition)
                byPartition[{topic, partition}] = {group->events.group(), topic, partition, position, end, 0, {}, 0};
        }
        std::unordered_set<Id> keys;
        auto &waiting = eventsBehind(connection, "o.topic, o.event_key, o.created_at, o.id", positions, 0);
        while (waiting.next()) {
            const auto found = byPartition.find({waiting.text(0), partitionOf(waiting.integer(1))});
            if (found == byPartition.end())
                continue;
            ++*found->second.events;
            *found->second.keys += keys.insert(waiting.integer(1)).second;
            if (!found->second.oldest)
                found->second.oldest = waiting.instant(2);
        }
        for (auto &[partition, lag] : byPartition)
            lags.append(lag);
    }
    return lags;
}

} // namespace firstcome::events
