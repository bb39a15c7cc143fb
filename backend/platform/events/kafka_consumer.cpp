// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/kafka_consumer.h"

#include "backend/platform/events/kafka_message.h"
#include "backend/platform/watch/log.h"
#include <QHash>

namespace firstcome::events {

namespace {

/// What was taken away is either applied already or brought again to whom it was given; the inbox knows which.
void rebalance(rd_kafka_t *handle, rd_kafka_resp_err_t what, rd_kafka_topic_partition_list_t *partitions, void *)
{
    rd_kafka_assign(handle, what == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS ? partitions : nullptr);
}

struct MemberName
{
    QByteArray group;
    int instance = 0;
};

KafkaClient::Options optionsOf(const MemberName &name)
{
    return {RD_KAFKA_CONSUMER,
            {{"group.id", name.group},
             {"group.instance.id", QByteArray::number(name.instance)},
             {"enable.auto.commit", "false"},
             {"enable.auto.offset.store", "false"},
             {"auto.offset.reset", "earliest"},
             {"partition.assignment.strategy", "range"},
             {"session.timeout.ms", "30000"},
             {"max.poll.interval.ms", "300000"},
             {"isolation.level", "read_committed"},
             {"check.crcs", "true"},
             {"queued.max.messages.kbytes", "16384"},
             {"fetch.error.backoff.ms", "100"},
             {"allow.auto.create.topics", "false"}},
            nullptr,
            rebalance};
}

/// A name of its own for what has none.
Event burialOf(const Unreadable &unreadable, const MessagePlace &place)
{
    Event event;
    event.id = -1 - qint64(qHash(place.topic) % 1'000) * (1LL << 50) - place.partition * (1LL << 42) - place.offset;
    event.topic = place.topic;
    event.key = unreadable.key.toLongLong();
    event.type = unreadableType;
    event.payload = QString::fromUtf8(unreadable.value.left(16'384)).toUtf8();
    event.trace = unreadable.why;
    return event;
}

} // namespace

KafkaConsumer::KafkaConsumer(KafkaSettings settings, Parts parts, Consumer consumer)
    : m_settings(std::move(settings)), m_parts(std::move(parts)),
      m_events(std::move(consumer), {m_parts.clock, m_parts.retries,
                                     [&outbox = m_parts.outbox](sql::Connection &connection, const Burial &burial) {
                                         outbox.append(connection, deadLetterOf(burial));
                                     }}),
      m_inbox(m_events.group())
{
}

void KafkaConsumer::start()
{
    open();
    if (!m_events.isElsewhere())
        m_thread = std::jthread([this](const Stop &stop) { run(stop); });
}

void KafkaConsumer::open()
{
    m_number = standing().number;
    const MemberName name{m_settings.prefix + m_events.group(), m_number};
    auto opened = std::make_shared<KafkaClient>(m_settings, optionsOf(name));
    rd_kafka_poll_set_consumer(opened->handle());
    const PartitionList topics(rd_kafka_topic_partition_list_new(int(m_events.topics().size())));
    for (const QByteArray &topic : m_events.topics())
        rd_kafka_topic_partition_list_add(topics.get(), (m_settings.prefix + topic).constData(), RD_KAFKA_PARTITION_UA);
    if (!m_events.isElsewhere())
        rd_kafka_subscribe(opened->handle(), topics.get());
    const std::scoped_lock lock(m_mutex);
    m_client.swap(opened);
    m_rests = false;
}

std::shared_ptr<KafkaClient> KafkaConsumer::client() const
{
    const std::scoped_lock lock(m_mutex);
    return m_client;
}

bool KafkaConsumer::isFenced() const
{
    char reason[256];
    if (rd_kafka_fatal_error(m_client->handle(), reason, sizeof reason) == RD_KAFKA_RESP_ERR_NO_ERROR)
        return false;
    watch::log(watch::Level::Warning, "kafka.fenced", {{"group", m_events.group()}, {"why", reason}});
    return true;
}

/// It lost its number and has another, before anybody took its place in the group.
bool KafkaConsumer::isRenamed() const
{
    const Standing now = standing();
    return now.isOurs && now.number != m_number;
}

/// Under a number that is its own. What it held under the old one was given to others, and what it had in hand under it
/// was not committed.
void KafkaConsumer::comeBack(const Stop &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    do {
        never.wait_for(lock, stop, lookAgainAfter, [] { return false; });
        if (stop.stop_requested())
            return;
    } while (!standing().isOurs);
    open();
    watch::log(watch::Level::Info, "kafka.rejoined", {{"group", m_events.group()}, {"number", m_number}});
}

void KafkaConsumer::stop()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
    m_client.reset();
}

void KafkaConsumer::run(const Stop &stop)
{
    while (!stop.stop_requested()) {
        if (isFenced() || isRenamed()) {
            comeBack(stop);
            continue;
        }
        rest();
        const Brought brought = collect();
        if (brought.next.empty())
            continue;
        if (m_events.isPaused()) {
            putBack(brought);
            continue;
        }
        if (!applyUntilDone(brought, stop))
            return;
        commit(brought, stop);
    }
}

/// A paused member stays in its group and polls, but nothing is brought to it; what it is given meanwhile rests too.
void KafkaConsumer::rest()
{
    const bool paused = m_events.isPaused();
    if (!paused && !m_rests)
        return;
    rd_kafka_topic_partition_list_t *assigned = nullptr;
    if (rd_kafka_assignment(m_client->handle(), &assigned) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return;
    const PartitionList partitions(assigned);
    if (paused)
        rd_kafka_pause_partitions(m_client->handle(), partitions.get());
    else
        rd_kafka_resume_partitions(m_client->handle(), partitions.get());
    m_rests = paused;
}

KafkaConsumer::Brought KafkaConsumer::collect()
{
    Brought brought;
    auto wait = pollWithin;
    for (int read = 0; read < EventBus::pollLimit; ++read) {
        rd_kafka_message_t *message = rd_kafka_consumer_poll(m_client->handle(), int(wait.count()));
        if (!message)
            break;
        if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR)
            take(*message, brought);
        else
            hear(*message);
        rd_kafka_message_destroy(message);
        wait = {};
    }
    return brought;
}

void KafkaConsumer::take(const rd_kafka_message_t &message, Brought &brought)
{
    const MessagePlace place = placeOf(message, m_settings.prefix);
    brought.first.try_emplace({place.topic, place.partition}, place.offset);
    brought.next[{place.topic, place.partition}] = place.offset + 1;
    const Decoded decoded = decode(message, place.topic);
    if (const auto *unreadable = std::get_if<Unreadable>(&decoded))
        brought.unreadable.push_back(burialOf(*unreadable, place));
    else
        brought.events.push_back(std::get<NumberedEvent>(decoded));
}

void KafkaConsumer::hear(const rd_kafka_message_t &error) const
{
    if (error.err != RD_KAFKA_RESP_ERR__PARTITION_EOF)
        watch::log(watch::Level::Debug, "kafka.consumer",
                   {{"group", m_events.group()}, {"why", rd_kafka_message_errstr(&error)}});
}

void KafkaConsumer::apply(sql::Connection &connection, const Brought &brought)
{
    for (const Event &unreadable : brought.unreadable)
        m_events.giveUp(connection, unreadable, unreadable.trace);
    m_events.apply(connection, m_inbox.admit(connection, brought.events, m_parts.clock()));
}

bool KafkaConsumer::applyUntilDone(const Brought &brought, const Stop &stop)
{
    const auto work = [this, &brought](sql::Connection &connection) { apply(connection, brought); };
    std::mutex mutex;
    std::condition_variable_any never;
    while (true) {
        try {
            m_parts.database.write(sql::Queue::Saga, work).get();
            return true;
        } catch (const sql::Failure &failure) {
            watch::log(watch::Level::Debug, "kafka.unapplied", {{"group", m_events.group()}, {"why", failure.what()}});
        }
        std::unique_lock lock(mutex);
        never.wait_for(lock, stop, databaseAgainAfter, [] { return false; });
        if (stop.stop_requested())
            return false;
    }
}

void KafkaConsumer::commit(const Brought &brought, const Stop &stop) const
{
    const PartitionList offsets = listOf(brought.next);
    rd_kafka_commit(m_client->handle(), offsets.get(), stop.stop_requested() ? 0 : 1);
}

/// It was paused while they came: they come again. Where the broker does not do it, the inbox finds the gap.
void KafkaConsumer::putBack(const Brought &brought) const
{
    const PartitionList offsets = listOf(brought.first);
    rd_kafka_error_t *error = rd_kafka_seek_partitions(m_client->handle(), offsets.get(), int(putBackWithin.count()));
    if (error)
        rd_kafka_error_destroy(error);
}

PartitionList KafkaConsumer::listOf(const Places &places) const
{
    PartitionList list(rd_kafka_topic_partition_list_new(int(places.size())));
    for (const auto &[partition, offset] : places)
        rd_kafka_topic_partition_list_add(list.get(), (m_settings.prefix + partition.first).constData(),
                                          partition.second)
            ->offset = offset;
    return list;
}

std::optional<KafkaConsumer::Places> KafkaConsumer::committed(std::chrono::milliseconds within) const
{
    const PartitionList list = partitionsOf(m_events.topics(), RD_KAFKA_OFFSET_INVALID);
    const auto asked = client();
    if (rd_kafka_committed(asked->handle(), list.get(), int(within.count())) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return std::nullopt;
    return placesIn(*list);
}

std::optional<KafkaConsumer::Places> KafkaConsumer::ends(const QList<QByteArray> &topics,
                                                         std::chrono::milliseconds within) const
{
    // As a time, -1 asks for the end.
    const PartitionList list = partitionsOf(topics, RD_KAFKA_OFFSET_END);
    const auto asked = client();
    if (rd_kafka_offsets_for_times(asked->handle(), list.get(), int(within.count())) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return std::nullopt;
    return placesIn(*list);
}

PartitionList KafkaConsumer::partitionsOf(const QList<QByteArray> &topics, qint64 offset) const
{
    PartitionList list(rd_kafka_topic_partition_list_new(int(topics.size()) * partitionCount));
    for (const QByteArray &topic : topics) {
        for (int partition = 0; partition < partitionCount; ++partition)
            rd_kafka_topic_partition_list_add(list.get(), (m_settings.prefix + topic).constData(), partition)->offset =
                offset;
    }
    return list;
}

KafkaConsumer::Places KafkaConsumer::placesIn(const rd_kafka_topic_partition_list_t &list) const
{
    Places places;
    for (int i = 0; i < list.cnt; ++i) {
        const rd_kafka_topic_partition_t &entry = list.elems[i];
        if (entry.err == RD_KAFKA_RESP_ERR_NO_ERROR && entry.offset >= 0)
            places[{QByteArray(entry.topic).mid(m_settings.prefix.size()), entry.partition}] = entry.offset;
    }
    return places;
}

} // namespace firstcome::events
