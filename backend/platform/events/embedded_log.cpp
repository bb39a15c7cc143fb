// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/embedded_log.h"

#include <QLoggingCategory>
#include <unordered_set>

namespace firstcome::events {

struct EmbeddedLog::Group
{
    Consumer consumer;
    std::atomic<bool> scheduled{false};
    std::atomic<bool> stalled{false}; ///< its last poll failed as a whole
    std::unordered_set<Id> haltedKeys;
};

namespace {

constexpr auto savepointName = "poll";

Event eventOf(sql::Statement &row)
{
    Event event;
    event.id = row.integer(0);
    event.topic = row.text(1);
    event.key = row.integer(2);
    event.sequence = row.integer(3);
    event.type = row.text(4);
    event.version = int(row.integer(5));
    event.payload = row.text(6);
    event.trace = row.text(7);
    event.at = row.instant(8);
    return event;
}

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
    auto group = std::make_unique<Group>();
    group->consumer = std::move(consumer);
    m_groups.push_back(std::move(group));
}

void EmbeddedLog::start()
{
    m_running = true;
    m_database
        .write(sql::Queue::Background,
               [this](sql::Connection &connection) {
                   for (const auto &group : m_groups) {
                       auto &known = connection.statement("SELECT 1 FROM event_offsets WHERE consumer_group = ?");
                       const bool exists = known.bind(group->consumer.group).next();
                       known.reset();
                       if (!exists)
                           connection.statement("INSERT INTO event_offsets VALUES (?, 0, ?)")
                               .bind(group->consumer.group, m_clock())
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
        if (m_running && poll(connection, group))
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
    const qint64 position = positionOf(connection, group.consumer.group);
    auto &rows =
        connection.statement("SELECT id, topic, event_key, sequence, type, version, payload, trace, created_at "
                             "FROM outbox WHERE id > ? ORDER BY id LIMIT 128");
    rows.bind(position);
    std::vector<Event> events;
    qint64 last = position;
    int read = 0;
    for (; rows.next(); ++read) {
        last = rows.integer(0);
        if (group.consumer.topics.contains(rows.text(1)))
            events.push_back(eventOf(rows));
    }
    if (read == 0)
        return false;
    applyAll(connection, group, std::move(events));
    connection.statement("UPDATE event_offsets SET position = ?, updated_at = ? WHERE consumer_group = ?")
        .bind(last, m_clock(), group.consumer.group)
        .exec();
    return read == pollLimit;
}

void EmbeddedLog::applyAll(sql::Connection &connection, Group &group, std::vector<Event> events)
{
    auto &halted = connection.statement("SELECT DISTINCT event_key FROM dead_letters WHERE consumer_group = ? "
                                        "AND state IN ('DEAD', 'PARKED')");
    group.haltedKeys.clear();
    halted.bind(group.consumer.group);
    while (halted.next())
        group.haltedKeys.insert(halted.integer(0));
    const auto parked = std::stable_partition(
        events.begin(), events.end(), [&group](const Event &event) { return !group.haltedKeys.contains(event.key); });
    for (auto event = parked; event != events.end(); ++event)
        bury(connection, group, *event, {});
    events.erase(parked, events.end());
    if (events.empty())
        return;
    connection.savepoint(savepointName);
    const size_t before = connection.afterCommitCount();
    try {
        group.consumer.apply(connection, events);
        connection.releaseSavepoint(savepointName);
        return;
    } catch (const sql::Failure &failure) {
        if (failure.endsTransaction())
            throw;
    } catch (const std::exception &) {
        // Found below, one by one.
    }
    connection.dropAfterCommit(before);
    connection.rollbackToSavepoint(savepointName);
    for (const Event &event : events) {
        if (group.haltedKeys.contains(event.key))
            bury(connection, group, event, {});
        else
            applyOne(connection, group, event);
    }
}

void EmbeddedLog::applyOne(sql::Connection &connection, Group &group, const Event &event)
{
    QByteArray reason;
    for (int attempt = 0; attempt < triesBeforeDeadLetter; ++attempt) {
        const size_t before = connection.afterCommitCount();
        connection.savepoint(savepointName);
        try {
            group.consumer.apply(connection, std::span(&event, 1));
            connection.releaseSavepoint(savepointName);
            return;
        } catch (const sql::Failure &failure) {
            if (failure.endsTransaction())
                throw; // no fault of the event
            reason = failure.what();
        } catch (const std::exception &failure) {
            reason = failure.what();
        }
        connection.dropAfterCommit(before);
        connection.rollbackToSavepoint(savepointName);
    }
    qWarning("event %lld (%s) of group %s is a dead letter: %s", event.id, event.type.constData(),
             group.consumer.group.constData(), reason.constData());
    bury(connection, group, event, reason);
    group.haltedKeys.insert(event.key);
}

void EmbeddedLog::bury(sql::Connection &connection, const Group &group, const Event &event, const QByteArray &reason)
{
    const bool parked = reason.isEmpty();
    connection
        .statement(
            "INSERT INTO dead_letters (consumer_group, event_id, topic, event_key, type, payload, reason, state, "
            "created_at) VALUES (?,?,?,?,?,?,?,?,?)")
        .bind(group.consumer.group, event.id, event.topic, event.key, event.type, event.payload,
              parked ? QByteArray("behind a dead letter of its key") : reason, parked ? "PARKED" : "DEAD", m_clock())
        .exec();
}

QList<Lag> EmbeddedLog::lag(sql::Connection &connection) const
{
    qint64 end = 0;
    auto &last = connection.statement("SELECT MAX(id) FROM outbox");
    if (last.next())
        end = last.integer(0);
    last.reset();
    QList<Lag> lags;
    for (const auto &group : m_groups) {
        const qint64 position = positionOf(connection, group->consumer.group);
        std::map<std::pair<QByteArray, int>, Lag> byPartition;
        for (const QByteArray &topic : group->consumer.topics) {
            for (int partition = 0; partition < partitionCount; ++partition)
                byPartition[{topic, partition}] = {group->consumer.group, topic, partition, position, end, 0, {}};
        }
        auto &waiting =
            connection.statement("SELECT topic, event_key, created_at FROM outbox WHERE id > ? ORDER BY id");
        waiting.bind(position);
        while (waiting.next()) {
            const auto found = byPartition.find({waiting.text(0), partitionOf(waiting.integer(1))});
            if (found == byPartition.end())
                continue;
            ++found->second.events;
            if (!found->second.oldest)
                found->second.oldest = waiting.instant(2);
        }
        for (auto &[partition, lag] : byPartition)
            lags.append(lag);
    }
    return lags;
}

} // namespace firstcome::events
