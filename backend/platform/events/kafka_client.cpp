// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/kafka_client.h"

#include "backend/platform/watch/log.h"
#include <stdexcept>

namespace firstcome::events {

namespace {

constexpr size_t reasonSize = 256;
/// A broker that is cut off answers nothing and closes nothing: who leads instead is only asked for after this.
constexpr const char *unansweredAfter = "10000";

void set(rd_kafka_conf_t *conf, const char *name, const QByteArray &value)
{
    char reason[reasonSize];
    if (rd_kafka_conf_set(conf, name, value.constData(), reason, sizeof reason) != RD_KAFKA_CONF_OK)
        throw std::invalid_argument(reason);
}

} // namespace

KafkaClient::KafkaClient(const KafkaSettings &settings, const Options &options)
{
    std::unique_ptr<rd_kafka_conf_t, decltype(&rd_kafka_conf_destroy)> conf(rd_kafka_conf_new(), rd_kafka_conf_destroy);
    const std::vector<std::pair<const char *, QByteArray>> common{
        {"bootstrap.servers", settings.brokers}, {"client.id", "firstcome"},
        {"socket.keepalive.enable", "true"},     {"reconnect.backoff.ms", "50"},
        {"reconnect.backoff.max.ms", "1000"},    {"topic.metadata.refresh.interval.ms", "10000"},
        {"log.connection.close", "false"},       {"socket.timeout.ms", unansweredAfter},
    };
    for (const auto &[name, value] : common)
        set(conf.get(), name, value);
    for (const auto &[name, value] : options.values)
        set(conf.get(), name, value);
    rd_kafka_conf_set_opaque(conf.get(), this);
    // Its own log is for those who look closer: what matters is told as trouble of the dependency.
    rd_kafka_conf_set_log_cb(conf.get(), [](const rd_kafka_t *, int, const char *part, const char *text) {
        watch::log(watch::Level::Debug, "kafka.client", {{"part", part}, {"text", text}});
    });
    rd_kafka_conf_set_error_cb(conf.get(), hear);
    if (options.delivered)
        rd_kafka_conf_set_dr_msg_cb(conf.get(), options.delivered);
    if (options.rebalance)
        rd_kafka_conf_set_rebalance_cb(conf.get(), options.rebalance);
    char reason[reasonSize];
    m_handle = rd_kafka_new(options.kind, conf.get(), reason, sizeof reason);
    if (!m_handle)
        throw std::runtime_error(reason);
    (void)conf.release(); // it is the handle's now
}

KafkaClient::~KafkaClient()
{
    // A member with a name of its own does not leave its group by ending: it comes back.
    rd_kafka_destroy_flags(m_handle, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
}

QByteArray KafkaClient::trouble() const
{
    const std::scoped_lock lock(m_mutex);
    return m_trouble;
}

void KafkaClient::forgetTrouble()
{
    const std::scoped_lock lock(m_mutex);
    m_trouble.clear();
}

void KafkaClient::hear(rd_kafka_t *, int error, const char *reason, void *self)
{
    auto *client = static_cast<KafkaClient *>(self);
    const std::scoped_lock lock(client->m_mutex);
    const QByteArray code = rd_kafka_err2name(rd_kafka_resp_err_t(error));
    // "all are down" says less than why the first was.
    if (error != RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN || client->m_trouble.isEmpty())
        client->m_trouble = code + ": " + reason;
}

} // namespace firstcome::events
