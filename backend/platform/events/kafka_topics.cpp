// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/kafka_topics.h"

#include "backend/platform/events/event.h"
#include "shared/contract/topics.h"
#include <stdexcept>

namespace firstcome::events {

namespace {

constexpr int askWithin = 60'000; // milliseconds: a broker that has just started takes its time

int brokerCount(rd_kafka_t *handle)
{
    const rd_kafka_metadata_t *metadata = nullptr;
    const auto error = rd_kafka_metadata(handle, 0, nullptr, &metadata, askWithin);
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR)
        throw std::runtime_error(std::string("Kafka does not answer: ") + rd_kafka_err2str(error));
    const int count = metadata->broker_cnt;
    rd_kafka_metadata_destroy(metadata);
    return count;
}

struct NewTopicDestroy
{
    void operator()(rd_kafka_NewTopic_t *topic) const { rd_kafka_NewTopic_destroy(topic); }
};
using NewTopic = std::unique_ptr<rd_kafka_NewTopic_t, NewTopicDestroy>;

NewTopic newTopic(const QByteArray &name, int replication)
{
    char reason[256];
    NewTopic topic(rd_kafka_NewTopic_new(name.constData(), partitionCount, replication, reason, sizeof reason));
    if (!topic)
        throw std::runtime_error(reason);
    // One copy may be away while all acknowledged ones are kept twice.
    rd_kafka_NewTopic_set_config(topic.get(), "min.insync.replicas", replication > 2 ? "2" : "1");
    return topic;
}

MadeTopics readResult(const rd_kafka_CreateTopics_result_t *result)
{
    MadeTopics done;
    size_t count = 0;
    const rd_kafka_topic_result_t **topics = rd_kafka_CreateTopics_result_topics(result, &count);
    for (size_t i = 0; i < count; ++i) {
        const QByteArray name = rd_kafka_topic_result_name(topics[i]);
        const auto error = rd_kafka_topic_result_error(topics[i]);
        if (error == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
            done.existed.append(name);
        else if (error == RD_KAFKA_RESP_ERR_NO_ERROR)
            done.made.append(name);
        else
            throw std::runtime_error((name + ": " + rd_kafka_err2str(error)).toStdString());
    }
    return done;
}

QList<QByteArray> withDeadLetters(const KafkaSettings &settings, const QList<QByteArray> &topics)
{
    QList<QByteArray> names;
    for (const QByteArray &name : topics)
        names << settings.prefix + name << settings.prefix + name + topic::deadLetterSuffix;
    return names;
}

using Queue = std::unique_ptr<rd_kafka_queue_t, decltype(&rd_kafka_queue_destroy)>;
using Answer = std::unique_ptr<rd_kafka_event_t, decltype(&rd_kafka_event_destroy)>;

/// What `ask` put into its queue; throws when nothing good comes.
Answer answerOf(rd_kafka_t *handle, const std::function<void(rd_kafka_queue_t *)> &ask)
{
    const Queue queue(rd_kafka_queue_new(handle), rd_kafka_queue_destroy);
    ask(queue.get());
    Answer answer(rd_kafka_queue_poll(queue.get(), askWithin), rd_kafka_event_destroy);
    if (!answer)
        throw std::runtime_error("Kafka does not answer in time");
    if (rd_kafka_event_error(answer.get()) != RD_KAFKA_RESP_ERR_NO_ERROR)
        throw std::runtime_error(rd_kafka_event_error_string(answer.get()));
    return answer;
}

} // namespace

MadeTopics makeTopics(const KafkaSettings &settings, const QList<QByteArray> &topics)
{
    const KafkaClient client(settings, {RD_KAFKA_PRODUCER, {}});
    const int replication = std::min(settings.replication, brokerCount(client.handle()));
    std::vector<NewTopic> wanted;
    std::vector<rd_kafka_NewTopic_t *> raw;
    for (const QByteArray &name : withDeadLetters(settings, topics)) {
        wanted.push_back(newTopic(name, replication));
        raw.push_back(wanted.back().get());
    }
    const Answer answer = answerOf(client.handle(), [&](rd_kafka_queue_t *queue) {
        rd_kafka_CreateTopics(client.handle(), raw.data(), raw.size(), nullptr, queue);
    });
    return readResult(rd_kafka_event_CreateTopics_result(answer.get()));
}

} // namespace firstcome::events
