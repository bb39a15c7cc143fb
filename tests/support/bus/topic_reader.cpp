// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bus/topic_reader.h"

#include "backend/platform/events/event.h"
#include <QTest>

namespace firstcome::test {

namespace {

constexpr int answerWithin = 60'000; // ms

TopicMessage messageOf(const rd_kafka_message_t &read)
{
    TopicMessage message{read.partition,
                         read.offset,
                         QByteArray(static_cast<const char *>(read.key), qsizetype(read.key_len)),
                         {},
                         QByteArray(static_cast<const char *>(read.payload), qsizetype(read.len))};
    rd_kafka_headers_t *headers = nullptr;
    if (rd_kafka_message_headers(&read, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return message;
    const char *name = nullptr;
    const void *value = nullptr;
    size_t size = 0;
    for (size_t i = 0; rd_kafka_header_get_all(headers, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR; ++i)
        message.headers.insert(name, QByteArray(static_cast<const char *>(value), qsizetype(size)));
    return message;
}

} // namespace

QList<TopicMessage> messagesOn(const events::KafkaSettings &settings, const QByteArray &topic)
{
    const QByteArray name = settings.prefix + topic;
    const events::KafkaClient client(settings, {RD_KAFKA_CONSUMER,
                                                {{"group.id", settings.prefix + "a-test-reads"},
                                                 {"enable.auto.commit", "false"},
                                                 {"enable.partition.eof", "true"}}});
    rd_kafka_poll_set_consumer(client.handle());
    const events::PartitionList all(rd_kafka_topic_partition_list_new(events::partitionCount));
    for (int partition = 0; partition < events::partitionCount; ++partition)
        rd_kafka_topic_partition_list_add(all.get(), name.constData(), partition)->offset = RD_KAFKA_OFFSET_BEGINNING;
    rd_kafka_assign(client.handle(), all.get());
    QList<TopicMessage> messages;
    for (int ended = 0; ended < events::partitionCount;) {
        rd_kafka_message_t *read = rd_kafka_consumer_poll(client.handle(), answerWithin);
        if (!read)
            qFatal("Kafka does not tell what is on %s", name.constData());
        if (read->err == RD_KAFKA_RESP_ERR__PARTITION_EOF)
            ++ended;
        else if (read->err == RD_KAFKA_RESP_ERR_NO_ERROR)
            messages.append(messageOf(*read));
        rd_kafka_message_destroy(read);
    }
    std::sort(messages.begin(), messages.end(), [](const TopicMessage &a, const TopicMessage &b) {
        return std::pair(a.partition, a.offset) < std::pair(b.partition, b.offset);
    });
    return messages;
}

} // namespace firstcome::test
