// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/kafka_bus.h"

#include "backend/platform/events/outbox_queue.h"
#include "backend/platform/events/passed_events.h"
#include "backend/platform/watch/log.h"

namespace firstcome::events {

KafkaBus::KafkaBus(KafkaSettings settings, Parts parts)
    : m_settings(std::move(settings)), m_parts(std::move(parts)), m_relay(m_settings, {m_parts.database, m_parts.kafka})
{
    m_parts.outbox.sendOn();
    m_parts.outbox.onCommitted([this] { m_relay.wake(); });
    showFigures();
}

void KafkaBus::subscribe(Consumer consumer)
{
    m_consumers.push_back(std::make_unique<KafkaConsumer>(
        m_settings,
        KafkaConsumer::Parts{m_parts.database, m_parts.outbox, m_parts.clock, retryTimes(), m_parts.standing},
        std::move(consumer)));
}

void KafkaBus::start()
{
    m_parts.database.write(sql::Queue::Background, takeOverFromEmbedded).get();
    for (const auto &consumer : m_consumers)
        consumer->start();
    m_watch = std::jthread([this](const Stop &stop) { watchOver(stop); });
}

void KafkaBus::stop()
{
    m_watch.request_stop();
    if (m_watch.joinable())
        m_watch.join();
    for (const auto &consumer : m_consumers)
        consumer->stop();
    m_relay.stop();
}

QList<Lag> KafkaBus::lag(sql::Connection &) const
{
    const std::scoped_lock lock(m_mutex);
    QList<Lag> lags;
    for (const auto &consumer : m_consumers)
        lags += m_lag.of(consumer->events().group(), consumer->events().topics(), m_parts.clock());
    return lags;
}

std::optional<qint64> KafkaBus::passed(const QByteArray &group) const
{
    const std::scoped_lock lock(m_mutex);
    return m_lag.passed(group, m_parts.clock());
}

std::optional<std::vector<Member>> KafkaBus::members(const QByteArray &group) const
{
    const std::scoped_lock lock(m_mutex);
    const auto known = m_members.find(group);
    return known == m_members.end() ? std::nullopt : std::optional(known->second);
}

std::vector<ApplyEvents *> KafkaBus::groups() const
{
    std::vector<ApplyEvents *> groups;
    for (const auto &consumer : m_consumers)
        groups.push_back(&consumer->events());
    return groups;
}

void KafkaBus::watchOver(const Stop &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    while (!stop.stop_requested()) {
        look();
        std::unique_lock lock(mutex);
        never.wait_for(lock, stop, lookEvery, [] { return false; });
    }
}

void KafkaBus::look()
{
    auto pass = m_parts.kafka.enter(answerWithin);
    if (pass) {
        if (const auto failure = ask()) {
            pass->failed(QString::fromUtf8(*failure));
        } else {
            pass->succeeded();
            beginToSend();
            askMembers();
        }
    }
    try {
        lookAtTables();
    } catch (const sql::Failure &) {
        // The next look does it.
    }
}

/// Asks the brokers for every place; why they did not tell.
std::optional<QByteArray> KafkaBus::ask()
{
    if (m_consumers.empty())
        return std::nullopt;
    QList<QByteArray> topics;
    for (const auto &consumer : m_consumers) {
        for (const QByteArray &topic : consumer->events().topics()) {
            if (!topics.contains(topic))
                topics.append(topic);
        }
    }
    // First where the groups are: an end asked for later is never before them.
    for (const auto &consumer : m_consumers) {
        const auto places = consumer->committed(answerWithin);
        if (!places)
            return QByteArray("the groups' offsets are not told");
        const std::scoped_lock lock(m_mutex);
        m_lag.hearCommitted(consumer->events().group(), *places, m_parts.clock());
    }
    const auto ends = m_consumers.front()->ends(topics, answerWithin);
    if (!ends)
        return QByteArray("the topics' ends are not told");
    refill(*ends);
    const std::scoped_lock lock(m_mutex);
    m_lag.hearEnds(*ends, m_parts.clock());
    return std::nullopt;
}

/// Not before the topics were looked at: what is sent hides that they were empty.
void KafkaBus::beginToSend()
{
    if (!std::exchange(m_sends, true))
        m_relay.start();
}

/// Once of each topic: what is empty at first and is filled later was filled by us.
void KafkaBus::refill(const KafkaConsumer::Places &ends)
{
    std::map<QByteArray, std::pair<int, qint64>> topics; // partitions told of, events in them
    for (const auto &[partition, end] : ends) {
        ++topics[partition.first].first;
        topics[partition.first].second += end;
    }
    for (const auto &[topic, told] : topics) {
        if (told.first < partitionCount || m_looked.contains(topic))
            continue; // what is not said is not nothing
        try {
            if (told.second == 0)
                sendAllAgain(topic);
            m_looked.insert(topic);
        } catch (const sql::Failure &) {
            // The next look does it.
        }
    }
}

void KafkaBus::sendAllAgain(const QByteArray &topic)
{
    const auto read = [groups = groups(), topic](sql::Connection &connection) {
        return sentAndWanted(connection, groups, topic);
    };
    const std::vector<qint64> wanted = m_parts.database.read(read).get();
    if (wanted.empty())
        return;
    const auto work = [&wanted](sql::Connection &connection) { sendAgain(connection, wanted); };
    m_parts.database.write(sql::Queue::Background, work).get();
    watch::log(watch::Level::Warning, "kafka.topic-was-empty",
               {{"topic", topic}, {"sentAgain", qint64(wanted.size())}});
    m_relay.wake();
}

void KafkaBus::askMembers()
{
    if (m_consumers.empty())
        return;
    // One group a look: where a broker is away, each is waited for to the end.
    const auto &consumer = m_consumers[m_looks++ % m_consumers.size()];
    const QByteArray group = consumer->events().group();
    auto members = consumer->members(answerWithin);
    const std::scoped_lock lock(m_mutex);
    m_members.erase(group);
    if (members)
        m_members.emplace(group, *std::move(members));
}

void KafkaBus::lookAtTables()
{
    const Instant now = m_parts.clock();
    const auto read = [now](sql::Connection &connection) {
        return std::pair(outboxWaiting(connection), oldGaps(connection, now));
    };
    const auto [waiting, gaps] = m_parts.database.read(read).get();
    m_waiting = waiting.events;
    m_oldestMillis = waiting.oldest ? std::max<qint64>(0, toMillis(now) - toMillis(*waiting.oldest)) : 0;
    if (gaps == 0)
        return;
    const auto work = [this, now](sql::Connection &connection) {
        qint64 events = 0;
        for (const auto &consumer : m_consumers)
            events += consumer->inbox().askAgain(connection, now);
        return events;
    };
    const qint64 sent = m_parts.database.write(sql::Queue::Background, work).get();
    watch::log(watch::Level::Warning, "kafka.gaps", {{"sentAgain", sent}});
    m_relay.wake();
}

void KafkaBus::showFigures()
{
    watch::Metrics &metrics = m_parts.metrics;
    metrics.counterFrom({"kafka_events_sent_total", "Events that Kafka acknowledged"},
                        [this] { return double(m_relay.sent()); });
    metrics.counterFrom({"kafka_events_repeated_total", "Events that came again and were passed over"},
                        [this] { return double(sum(&Inbox::duplicates)); });
    metrics.counterFrom({"kafka_events_parked_total", "Events that came before their predecessor"},
                        [this] { return double(sum(&Inbox::parked)); });
    metrics.gaugeFrom({"outbox_waiting_events", "Events that Kafka has not acknowledged yet"},
                      [this] { return double(m_waiting.load()); });
    metrics.gaugeFrom({"outbox_oldest_seconds", "How long the oldest of them has been waiting"},
                      [this] { return double(m_oldestMillis.load()) / 1000.0; });
}

qint64 KafkaBus::sum(qint64 (Inbox::*count)() const) const
{
    qint64 all = 0;
    for (const auto &consumer : m_consumers)
        all += (consumer->inbox().*count)();
    return all;
}

} // namespace firstcome::events
