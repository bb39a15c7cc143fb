// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/kafka_producer.h"

#include "backend/platform/events/kafka_message.h"

namespace firstcome::events {

namespace {

KafkaClient::Options optionsOf(void (*delivered)(rd_kafka_t *, const rd_kafka_message_t *, void *))
{
    return {RD_KAFKA_PRODUCER,
            {{"enable.idempotence", "true"},
             {"acks", "all"},
             {"max.in.flight.requests.per.connection", "5"},
             {"linger.ms", "5"},
             {"message.timeout.ms", "120000"},
             {"request.timeout.ms", "10000"},
             {"compression.type", "lz4"},
             {"queue.buffering.max.messages", "50000"}},
            delivered};
}

} // namespace

KafkaProducer::KafkaProducer(const KafkaSettings &settings)
    : m_settings(settings), m_client(settings, optionsOf(delivered))
{
}

KafkaProducer::~KafkaProducer()
{
    rd_kafka_purge(m_client.handle(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
    rd_kafka_poll(m_client.handle(), 0);
}

std::optional<QByteArray> KafkaProducer::send(std::span<const NumberedEvent> events, std::chrono::milliseconds within,
                                              const std::stop_token &stop)
{
    using Steady = std::chrono::steady_clock;
    constexpr int lookEvery = 20; // milliseconds
    m_failure.clear();
    m_client.forgetTrouble();
    for (const NumberedEvent &numbered : events) {
        if (const auto refused = handOver(numbered))
            return refused;
    }
    const auto begun = Steady::now();
    while (m_open > 0 && m_failure.isEmpty()) {
        rd_kafka_flush(m_client.handle(), lookEvery); // does not linger
        const auto waited = Steady::now() - begun;
        const QByteArray trouble = m_client.trouble();
        if (m_open > 0 && (waited > within || stop.stop_requested() || (waited > awayAfter && !trouble.isEmpty())))
            return trouble.isEmpty() ? QByteArray("no answer in time") : trouble;
    }
    return m_failure.isEmpty() ? std::nullopt : std::optional(m_failure);
}

std::optional<QByteArray> KafkaProducer::handOver(const NumberedEvent &numbered)
{
    const Event &event = numbered.event;
    const QByteArray topic = m_settings.prefix + event.topic;
    const QByteArray key = QByteArray::number(event.key);
    rd_kafka_headers_t *headers = headersOf(numbered);
    const auto error = rd_kafka_producev(
        m_client.handle(), RD_KAFKA_V_TOPIC(topic.constData()), RD_KAFKA_V_PARTITION(partitionOf(event.key)),
        RD_KAFKA_V_KEY(key.constData(), size_t(key.size())),
        RD_KAFKA_V_VALUE(const_cast<char *>(event.payload.constData()), size_t(event.payload.size())),
        RD_KAFKA_V_TIMESTAMP(toMillis(event.at)), RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
        RD_KAFKA_V_OPAQUE(this), RD_KAFKA_V_END);
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR) {
        rd_kafka_headers_destroy(headers);
        return topic + ": " + rd_kafka_err2str(error);
    }
    ++m_open;
    return std::nullopt;
}

void KafkaProducer::delivered(rd_kafka_t *, const rd_kafka_message_t *message, void *)
{
    auto *self = static_cast<KafkaProducer *>(message->_private);
    --self->m_open;
    if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR)
        self->m_failure = QByteArray(rd_kafka_topic_name(message->rkt)) + ": " + rd_kafka_err2str(message->err);
}

} // namespace firstcome::events
