// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/kafka_relay.h"

#include "backend/platform/events/outbox_queue.h"
#include "backend/platform/watch/log.h"

namespace firstcome::events {

void KafkaRelay::start()
{
    m_thread = std::jthread([this](const Stop &stop) { run(stop); });
}

void KafkaRelay::stop()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void KafkaRelay::wake()
{
    const std::scoped_lock lock(m_mutex);
    m_woken = true;
    m_changed.notify_one();
}

void KafkaRelay::run(const Stop &stop)
{
    while (!stop.stop_requested()) {
        try {
            while (sendSome(stop) && !stop.stop_requested())
                continue;
            rest(stop, lookEvery, true);
        } catch (const sql::Failure &) {
            // The database's trouble is told by its own pulse; what waits is still there.
            rest(stop, afterFailure, false);
        }
    }
    m_producer.reset();
}

/// Whether there is reason to look again at once.
bool KafkaRelay::sendSome(const Stop &stop)
{
    const auto events =
        m_parts.database.read([](sql::Connection &connection) { return waitingEvents(connection, batchLimit); }).get();
    if (events.empty())
        return false;
    auto pass = m_parts.kafka.enter(sendWithin);
    if (!pass) {
        rest(stop, afterFailure, false);
        return true;
    }
    const auto failure = send(events, stop);
    if (stop.stop_requested() && failure)
        return false;
    tell(failure);
    if (failure) {
        pass->failed(QString::fromUtf8(*failure));
        rest(stop, afterFailure, false);
        return true;
    }
    pass->succeeded();
    m_parts.database
        .write(sql::Queue::Background, [&events](sql::Connection &connection) { markSent(connection, events); })
        .get();
    m_sent += qint64(events.size());
    return true;
}

std::optional<QByteArray> KafkaRelay::send(const std::vector<NumberedEvent> &events, const Stop &stop)
{
    if (!m_producer)
        m_producer.emplace(m_settings);
    auto failure = m_producer->send(events, sendWithin, stop);
    if (failure)
        m_producer.reset();
    return failure;
}

void KafkaRelay::tell(const std::optional<QByteArray> &failure)
{
    if (failure && !m_isAway)
        watch::log(watch::Level::Warning, "kafka.away", {{"why", *failure}});
    if (!failure && m_isAway)
        watch::log(watch::Level::Info, "kafka.back");
    m_isAway = failure.has_value();
}

void KafkaRelay::rest(const Stop &stop, std::chrono::milliseconds pause, bool untilWoken)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, stop, pause, [this, untilWoken] { return untilWoken && m_woken; });
    if (untilWoken)
        m_woken = false;
}

} // namespace firstcome::events
