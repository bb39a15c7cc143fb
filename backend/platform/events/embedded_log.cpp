// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/embedded_log.h"

#include "backend/platform/events/apply_events.h"
#include "backend/platform/events/event_history.h"
#include "backend/platform/events/event_row.h"
#include "backend/platform/events/outbox_queue.h"

namespace firstcome::events {

struct EmbeddedLog::Group
{
    ApplyEvents events;
    std::atomic<bool> scheduled{false};
    std::atomic<bool> stalled{false}; ///< its last poll failed as a whole

    Group(Consumer consumer, ApplyEvents::Parts parts) : events(std::move(consumer), std::move(parts)) {}
};

namespace {

qint64 positionOf(sql::Connection &connection, const QByteArray &group)
{
    auto &row = connection.statement("SELECT position FROM event_offsets WHERE consumer_group = ?").bind(group);
    const qint64 position = row.next() ? row.integer(0) : 0;
    row.reset();
    return position;
}

} // namespace

EmbeddedLog::EmbeddedLog(sql::Database &database, Outbox &outbox, Clock clock)
    : m_database(database), m_clock(std::move(clock))
{
    outbox.onCommitted([this] { wakeAll(); });
    m_lookForStalled.setInterval(lookForStalledEvery);
    QObject::connect(&m_lookForStalled, &QTimer::timeout, &m_lookForStalled, [this] { wakeStalled(); });
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
        if (candidate->events.group() == group)
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
                   for (const auto &group : m_groups) {
                       auto &known = connection.statement("SELECT 1 FROM event_offsets WHERE consumer_group = ?");
                       const bool exists = known.bind(group->events.group()).next();
                       known.reset();
                       if (!exists)
                           connection.statement("INSERT INTO event_offsets VALUES (?, 0, ?)")
                               .bind(group->events.group(), m_clock())
                               .exec();
                   }
               })
        .get();
    wakeAll();
    m_lookForStalled.start();
}

void EmbeddedLog::stop()
{
    m_running = false;
    m_lookForStalled.stop();
}

void EmbeddedLog::wakeAll()
{
    if (!m_running)
        return;
    for (const auto &group : m_groups)
        schedule(*group);
}

void EmbeddedLog::wakeStalled()
{
    for (const auto &group : m_groups) {
        if (group->stalled.exchange(false))
            schedule(*group);
    }
}

void EmbeddedLog::schedule(Group &group)
{
    if (group.scheduled.exchange(true))
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
    const qint64 position = positionOf(connection, group.events.group());
    auto &rows = connection.statement(QByteArray("SELECT ") + eventColumns +
                                      " FROM outbox o WHERE o.id > ? ORDER BY o.id LIMIT 128");
    rows.bind(position);
    std::vector<Event> events;
    qint64 last = position;
    int read = 0;
    for (; rows.next(); ++read) {
        last = rows.integer(0);
        if (group.events.reads(rows.text(1)))
            events.push_back(eventOf(rows));
    }
    if (read == 0)
        return false;
    group.events.apply(connection, std::move(events));
    connection.statement("UPDATE event_offsets SET position = ?, updated_at = ? WHERE consumer_group = ?")
        .bind(last, m_clock(), group.events.group())
        .exec();
    return read == pollLimit;
}

QList<Lag> EmbeddedLog::lag(sql::Connection &connection) const
{
    const qint64 end = logRange(connection).last;
    QList<Lag> lags;
    for (const auto &group : m_groups) {
        const qint64 position = positionOf(connection, group->events.group());
        std::map<std::pair<QByteArray, int>, Lag> byPartition;
        for (const QByteArray &topic : group->events.topics()) {
            for (int partition = 0; partition < partitionCount; ++partition)
                byPartition[{topic, partition}] = {group->events.group(), topic, partition, position, end, 0, {}, 0};
        }
        auto &waiting =
            connection.statement("SELECT topic, event_key, created_at FROM outbox WHERE id > ? ORDER BY id");
        waiting.bind(position);
        std::unordered_set<Id> keys;
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
