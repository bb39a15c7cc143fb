// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/redis/bus.h"

#include "backend/platform/watch/log.h"

namespace firstcome::redis {

namespace {

constexpr std::chrono::milliseconds lookForSilenceEvery{250};

} // namespace

Bus::Bus(const Address &address, const Parts &parts)
    : m_redis(parts.redis), m_channel("firstcome:changes:" + QByteArray::number(address.database)), m_out(address),
      m_in(address)
{
    QObject::connect(&m_in, &Connection::up, &m_in, [this] { m_in.listenTo(m_channel); });
    QObject::connect(&m_in, &Connection::message, &m_in, [this](const QByteArray &message) { arrived(message); });
    for (Connection *connection : {&m_in, &m_out})
        QObject::connect(connection, &Connection::down, connection, [this](const QString &why) { broke(why); });
    m_silence.setInterval(lookForSilenceEvery);
    QObject::connect(&m_silence, &QTimer::timeout, &m_silence, [this] { checkSilence(); });
    watch::Metrics &metrics = parts.metrics;
    const auto counter = [&metrics](const char *name, const char *help, const std::atomic<qint64> &figure) {
        metrics.counterFrom({name, help}, [&figure] { return double(figure); });
    };
    counter("redis_published_total", "Messages given to Redis", m_published);
    counter("redis_lost_total", "Messages not given to it because it was not there", m_lost);
    counter("redis_breaks_total", "How often a connection to it broke or could not be made", m_breaks);
    metrics.gaugeFrom({"redis_up", "1 while messages come back from Redis"}, [this] { return isUp() ? 1.0 : 0.0; });
    parts.health.addNotice("redis", [this] { return isUp(); });
}

void Bus::start()
{
    m_in.open();
    m_out.open();
    m_silence.start();
}

void Bus::stop()
{
    m_silence.stop();
    m_in.close();
    m_out.close();
    m_call.reset();
    m_isUp = false;
}

void Bus::publish(const QByteArray &message)
{
    auto pass = m_redis.enter(silentAfter);
    if (!pass) {
        ++m_lost;
        m_isUp = false;
        return;
    }
    if (!m_out.send({"PUBLISH", m_channel, message})) {
        ++m_lost;
        pass->failed(QStringLiteral("there is no connection"));
        return;
    }
    ++m_published;
    if (m_saidFirst)
        return; // heard with the first one
    m_saidFirst = Steady::now();
    m_call.emplace(std::move(*pass));
}

void Bus::arrived(const QByteArray &message)
{
    m_saidFirst.reset();
    if (m_call)
        m_call->succeeded();
    m_call.reset();
    m_isUp = true;
    if (!m_wasUp.exchange(true))
        watch::log(watch::Level::Info, "redis.up");
    if (m_heard)
        m_heard(message);
}

void Bus::broke(const QString &why)
{
    ++m_breaks;
    m_isUp = false;
    m_saidFirst.reset();
    if (m_call)
        m_call->failed(why);
    m_call.reset();
    // Once for each time it goes away, however often it is tried.
    if (m_wasUp.exchange(false))
        watch::log(watch::Level::Warning, "redis.down", {{"why", why}});
}

void Bus::checkSilence()
{
    if (!m_saidFirst || Steady::now() - *m_saidFirst <= silentAfter)
        return;
    const QString why = QStringLiteral("what was published did not come back");
    m_out.drop(why);
    m_in.drop(why);
}

} // namespace firstcome::redis
