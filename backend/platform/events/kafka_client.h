// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <chrono>
#include <librdkafka/rdkafka.h>
#include <memory>
#include <mutex>
#include <vector>

namespace firstcome::events {

/// Where Kafka is and who we are there.
struct KafkaSettings
{
    QByteArray brokers; ///< "HOST:PORT,HOST:PORT"
    QByteArray prefix;  ///< in front of the names of topics and groups, so that several shops share a cluster
    int replication = 3;
};

struct PartitionListDestroy
{
    void operator()(rd_kafka_topic_partition_list_t *list) const { rd_kafka_topic_partition_list_destroy(list); }
};
using PartitionList = std::unique_ptr<rd_kafka_topic_partition_list_t, PartitionListDestroy>;

/// One handle of librdkafka; what it says of its brokers is kept, not printed.
/// Invariant: a wrong option is a bug and thrown; a broker that is away is not.
/// Thread: any.
class KafkaClient
{
public:
    struct Options
    {
        rd_kafka_type_t kind;
        std::vector<std::pair<const char *, QByteArray>> values;
        void (*delivered)(rd_kafka_t *, const rd_kafka_message_t *, void *) = nullptr;
        void (*rebalance)(rd_kafka_t *, rd_kafka_resp_err_t, rd_kafka_topic_partition_list_t *, void *) = nullptr;
    };

    KafkaClient(const KafkaSettings &settings, const Options &options);
    ~KafkaClient();
    KafkaClient(const KafkaClient &) = delete;

    rd_kafka_t *handle() const { return m_handle; }
    /// The last trouble it told; empty when it told none since `forgetTrouble`.
    QByteArray trouble() const;
    void forgetTrouble();

private:
    static void hear(rd_kafka_t *handle, int error, const char *reason, void *self);

    rd_kafka_t *m_handle = nullptr;
    mutable std::mutex m_mutex;
    QByteArray m_trouble;
};

} // namespace firstcome::events
