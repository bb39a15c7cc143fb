// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/kafka_lag.h"
#include "backend/platform/events/kafka_relay.h"
#include "backend/platform/events/outbox.h"
#include "backend/platform/watch/metrics.h"
#include <QSet>

namespace firstcome::events {

/// Kafka as the bus: a relay sends what the outbox holds, a member of each group applies what the topics bring.
/// Invariant: an event is committed before it is sent and applied in effect once, whatever dies on the way; a broker
/// that is away stops neither a request nor the start, and everybody sees it by the dependency `kafka`. A topic that
/// holds nothing although its events were sent (a new cluster, one that was wiped) is given what groups still want.
/// Thread: made, started and stopped on one; `lag` from any.
class KafkaBus final : public EventBus
{
public:
    struct Parts
    {
        sql::Database &database;
        Outbox &outbox;
        Clock clock;
        resilience::Dependency &kafka;
        watch::Metrics &metrics;
        std::function<Standing()> standing{}; ///< where there are several processes
    };

    /// Of the dependency `kafka`: it is asked every second whether or not somebody buys, and told away within seconds.
    static constexpr resilience::BreakerLimits breakerLimits{
        10, 3, 50, 80, 2, std::chrono::seconds(1), std::chrono::seconds(15), 0.1, std::chrono::seconds(4)};

    KafkaBus(KafkaSettings settings, Parts parts);
    ~KafkaBus() override { KafkaBus::stop(); }

    void subscribe(Consumer consumer) override;
    void start() override;
    void stop() override;
    QList<Lag> lag(sql::Connection &connection) const override;
    std::optional<qint64> passed(const QByteArray &group) const override;
    std::optional<std::vector<Member>> members(const QByteArray &group) const override;
    void lookAgain() override {} // each member looks by itself
    std::vector<ApplyEvents *> groups() const override;

private:
    using Stop = std::stop_token;

    void watchOver(const Stop &stop);
    void look();
    std::optional<QByteArray> ask();
    void askMembers();
    void refill(const KafkaConsumer::Places &ends);
    void sendAllAgain(const QByteArray &topic);
    void beginToSend();
    void lookAtTables();
    qint64 sum(qint64 (Inbox::*count)() const) const;
    void showFigures();

    static constexpr std::chrono::milliseconds lookEvery{1'000};
    static constexpr std::chrono::milliseconds answerWithin{2'000};

    const KafkaSettings m_settings;
    const Parts m_parts;
    KafkaRelay m_relay;
    std::vector<std::unique_ptr<KafkaConsumer>> m_consumers;
    std::atomic<qint64> m_waiting{0};
    std::atomic<qint64> m_oldestMillis{0}; ///< how old the oldest that waits is
    mutable std::mutex m_mutex;            ///< of what follows
    KafkaLag m_lag;
    std::map<QByteArray, std::vector<Member>> m_members; ///< of the groups that the brokers told of last
    bool m_sends = false;                                ///< the watch's own, as what follows
    size_t m_looks = 0;                                  ///< in turn, at who is in the groups
    QSet<QByteArray> m_looked; ///< the same: topics that were seen to hold something, or were refilled
    std::jthread m_watch;
};

} // namespace firstcome::events
