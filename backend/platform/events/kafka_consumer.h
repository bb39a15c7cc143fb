// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/apply_events.h"
#include "backend/platform/events/inbox.h"
#include "backend/platform/events/kafka_client.h"
#include "backend/platform/events/kafka_members.h"
#include "backend/platform/events/outbox.h"
#include "backend/platform/sql/database.h"
#include <optional>
#include <thread>

namespace firstcome::events {

/// Who this process is among those that share its database.
struct Standing
{
    int number = 0;     ///< its name in the groups, the same after a restart
    bool isOurs = true; ///< not while the lease is over: another process may have it
};

/// A consumer group's member in this process: what its topics bring is applied, then the offset moves.
/// Invariant: an offset is committed only after the transaction that holds inbox and effect; whatever comes again is
/// recognised by the inbox. A database that is away is waited for; a message that cannot be read is a dead letter.
/// Where another process has its name (it hung for longer than its lease), it takes part again under its next one.
/// Thread: one of its own from `start` to `stop` polls; figures and offsets are asked from any.
class KafkaConsumer
{
public:
    struct Parts
    {
        sql::Database &database;
        Outbox &outbox; ///< for dead letters
        Clock clock;
        RetryTimes retries{};
        std::function<Standing()> standing{}; ///< nothing: it is alone
    };

    KafkaConsumer(KafkaSettings settings, Parts parts, Consumer consumer);
    ~KafkaConsumer() { stop(); }

    /// Takes part in its group; where that is elsewhere, only asks the brokers about it.
    void start();
    void stop();

    ApplyEvents &events() { return m_events; }
    const ApplyEvents &events() const { return m_events; }
    const Inbox &inbox() const { return m_inbox; }

    /// By topic and partition; nothing: the brokers did not answer. Between `start` and `stop`.
    using Places = std::map<std::pair<QByteArray, int>, qint64>;
    /// Where the broker keeps this group; partitions it keeps nothing of are left out.
    std::optional<Places> committed(std::chrono::milliseconds within) const;
    /// Who is at work in its group.
    std::optional<std::vector<Member>> members(std::chrono::milliseconds within) const
    {
        return membersOf(*client(), m_settings.prefix + m_events.group(), within);
    }
    /// Where these topics end.
    std::optional<Places> ends(const QList<QByteArray> &topics, std::chrono::milliseconds within) const;

private:
    using Stop = std::stop_token;

    struct Brought
    {
        std::vector<NumberedEvent> events;
        std::vector<Event> unreadable;
        Places first; ///< offsets it begins at
        Places next;  ///< offsets to commit
    };

    void open();
    std::shared_ptr<KafkaClient> client() const;
    Standing standing() const { return m_parts.standing ? m_parts.standing() : Standing(); }
    bool isFenced() const;
    bool isRenamed() const;
    void comeBack(const Stop &stop);
    void run(const Stop &stop);
    void rest();
    Brought collect();
    void putBack(const Brought &brought) const;
    void take(const rd_kafka_message_t &message, Brought &brought);
    void hear(const rd_kafka_message_t &error) const;
    void apply(sql::Connection &connection, const Brought &brought);
    bool applyUntilDone(const Brought &brought, const Stop &stop);
    void commit(const Brought &brought, const Stop &stop) const;
    PartitionList listOf(const Places &places) const;
    PartitionList partitionsOf(const QList<QByteArray> &topics, qint64 offset) const;
    Places placesIn(const rd_kafka_topic_partition_list_t &list) const;

    static constexpr std::chrono::milliseconds pollWithin{100};
    static constexpr std::chrono::milliseconds databaseAgainAfter{250};
    static constexpr std::chrono::milliseconds putBackWithin{2'000};
    static constexpr std::chrono::milliseconds lookAgainAfter{200}; ///< whether there is a number of our own

    const KafkaSettings m_settings;
    const Parts m_parts;
    ApplyEvents m_events;
    Inbox m_inbox;
    mutable std::mutex m_mutex; ///< of the client
    std::shared_ptr<KafkaClient> m_client;
    bool m_rests = false; ///< the thread's
    int m_number = 0;     ///< the same: under which it takes part
    std::jthread m_thread;
};

} // namespace firstcome::events
