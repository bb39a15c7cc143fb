// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "backend/platform/events/kafka_client.h"
#include <optional>
#include <span>
#include <stop_token>

namespace firstcome::events {

/// Sends batches, each until all brokers that must have it do. Disposable: after a failure nobody knows what of the
/// batch is there, so the producer is thrown away and the batch sent again by another; who reads recognises repetition.
/// Invariant: one batch at a time; none is under way when `send` has returned.
/// Thread: one.
class KafkaProducer
{
public:
    explicit KafkaProducer(const KafkaSettings &settings);
    ~KafkaProducer();

    /// Nothing when all of it is acknowledged; else why not.
    std::optional<QByteArray> send(std::span<const NumberedEvent> events, std::chrono::milliseconds within,
                                   const std::stop_token &stop);

private:
    std::optional<QByteArray> handOver(const NumberedEvent &numbered);
    static void delivered(rd_kafka_t *handle, const rd_kafka_message_t *message, void *client);

    /// With no broker to talk to there is nothing to wait for.
    static constexpr std::chrono::milliseconds awayAfter{1'000};

    const KafkaSettings m_settings;
    qsizetype m_open = 0;
    QByteArray m_failure; ///< of one of the batch
    KafkaClient m_client;
};

} // namespace firstcome::events
