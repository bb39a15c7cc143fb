// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/kafka_producer.h"
#include "backend/platform/resilience/dependency.h"
#include "backend/platform/sql/database.h"
#include <atomic>
#include <condition_variable>
#include <thread>

namespace firstcome::events {

/// Brings what waits in the outbox to Kafka, batch after batch, and marks it once every broker that must has it.
/// Invariant: of one key nothing overtakes; killed at any moment, the next start sends what is not marked, so nothing
/// is lost and some comes twice. While Kafka is away nothing is tried but what its breaker lets through. Thread: one of
/// its own from `start` on; `wake` and the figures from any.
class KafkaRelay
{
public:
    struct Parts
    {
        sql::Database &database;
        resilience::Dependency &kafka;
    };

    KafkaRelay(KafkaSettings settings, Parts parts) : m_settings(std::move(settings)), m_parts(parts) {}
    ~KafkaRelay() { stop(); }

    void start();
    void stop();
    /// Something was committed.
    void wake();
    qint64 sent() const { return m_sent; } ///< since the start

private:
    using Stop = std::stop_token;

    void run(const Stop &stop);
    bool sendSome(const Stop &stop);
    std::optional<QByteArray> send(const std::vector<NumberedEvent> &events, const Stop &stop);
    void tell(const std::optional<QByteArray> &failure);
    void rest(const Stop &stop, std::chrono::milliseconds pause, bool untilWoken);

    static constexpr int batchLimit = 500;
    static constexpr std::chrono::milliseconds sendWithin{5'000};
    static constexpr std::chrono::milliseconds lookEvery{1'000};
    static constexpr std::chrono::milliseconds afterFailure{100};

    const KafkaSettings m_settings;
    const Parts m_parts;
    std::optional<KafkaProducer> m_producer;
    bool m_isAway = false;
    std::atomic<qint64> m_sent{0};
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_woken = false;
    std::jthread m_thread;
};

} // namespace firstcome::events
