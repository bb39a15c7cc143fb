// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/system/live_hub.h"

#include "backend/system/live_session.h"
#include <QUuid>
#include <QWebSocket>

namespace firstcome::system {

LiveHub::LiveHub(http::Authenticator &authenticator, Clock clock, std::chrono::milliseconds ping)
    : m_authenticator(authenticator), m_clock(std::move(clock)), m_ping(ping),
      m_epoch(QUuid::createUuid().toByteArray(QUuid::Id128))
{
    m_timer.setInterval(frameInterval);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
}

LiveHub::~LiveHub() = default;

void LiveHub::hear(std::span<const Change> changes)
{
    QByteArray topic;
    bool wanted = false;
    for (const Change &change : changes) {
        if (const char *own = liveTopicOf(change); topic != own) {
            topic = own;
            wanted = watched(topic);
        }
        if (wanted)
            publish(topic, idOf(change), frameOf(change));
    }
}

void LiveHub::publish(const QByteArray &topic, Id key, QJsonObject change)
{
    const std::scoped_lock lock(m_mutex);
    if (m_sessions.empty())
        return;
    if (m_pending.size() >= changesPerTick && !m_pending.contains({topic, key})) {
        m_overrun = true;
        return;
    }
    // Of two processes' changes the older may come later.
    QJsonObject &pending = m_pending[{topic, key}];
    if (pending[u"version"].toInteger() <= change[u"version"].toInteger())
        pending = std::move(change);
}

void LiveHub::missed()
{
    const std::scoped_lock lock(m_mutex);
    m_overrun = true;
}

void LiveHub::accept(std::unique_ptr<QWebSocket> socket, const http::Request &request)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_stopped)
            return;
    }
    auto *session = new LiveSession(*this, std::move(socket)); // deletes itself when its socket has closed
    const std::scoped_lock lock(m_mutex);
    m_sessions.emplace(session, QSet<QByteArray>());
    session->begin(request);
}

void LiveHub::sampled(const QByteArray &topic, std::chrono::milliseconds pause, std::function<void()> sample)
{
    auto timer = std::make_unique<QTimer>();
    timer->setInterval(pause);
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [this, topic, sample = std::move(sample)] {
        if (watched(topic))
            sample();
    });
    m_samplers.push_back(std::move(timer));
}

void LiveHub::start()
{
    m_timer.start();
    for (const auto &sampler : m_samplers)
        sampler->start();
}

void LiveHub::stop()
{
    m_timer.stop();
    for (const auto &sampler : m_samplers)
        sampler->stop();
    const std::scoped_lock lock(m_mutex);
    m_stopped = true;
    for (const auto &[session, topics] : m_sessions)
        session->post([session = session] { session->goAway(); });
}

bool LiveHub::watched(const QByteArray &topic) const
{
    const std::scoped_lock lock(m_mutex);
    return std::any_of(m_sessions.begin(), m_sessions.end(),
                       [&topic](const auto &session) { return session.second.contains(topic); });
}

void LiveHub::subscriptionsChanged(LiveSession *session, const QSet<QByteArray> &topics)
{
    const std::scoped_lock lock(m_mutex);
    m_sessions[session] = topics;
}

void LiveHub::ended(LiveSession *session)
{
    const std::scoped_lock lock(m_mutex);
    m_sessions.erase(session);
}

void LiveHub::tick()
{
    const std::scoped_lock lock(m_mutex);
    auto changes = std::make_shared<std::vector<LiveChange>>();
    for (auto &[key, change] : m_pending)
        changes->push_back({key.first, std::move(change)});
    m_pending.clear();
    const bool overrun = std::exchange(m_overrun, false);
    for (const auto &[session, topics] : m_sessions)
        session->post([session = session, changes, overrun] { session->deliver(*changes, overrun); });
}

} // namespace firstcome::system
