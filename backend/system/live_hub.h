// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/authenticator.h"
#include "backend/platform/work/loop.h"
#include "shared/contract/changes.h"
#include <QSet>
#include <QTimer>
#include <QWebSocket>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace firstcome::system {

class LiveSession;

/// One change as it goes to every session that wants its topic.
struct LiveChange
{
    QByteArray topic;
    QJsonObject change;
};

/// Fans changes out to the operators' WebSockets (/v1/live): coalesced per topic and key, at most ten times a second.
/// Invariant: what is dropped because a session or the hub is over its limit shows as a gap in that session's `seq`, so
/// that the console takes a new snapshot instead of believing old numbers.
/// Thread: `hear` and `publish` from any; `accept` on a lane; the rest on the main thread.
class LiveHub
{
public:
    /// How often a session is asked whether its client is there: one that vanished is let go within twice that.
    static constexpr std::chrono::milliseconds usualPing{15'000};

    LiveHub(http::Authenticator &authenticator, Clock clock, std::chrono::milliseconds ping = usualPing);
    ~LiveHub();

    /// What was committed, for those who listen to its topic. Never blocks.
    void hear(std::span<const Change> changes);
    /// What others did may have been missed: every session is told to look anew.
    void missed();
    /// `key` is what the change is about: a later one of the same topic and key replaces one not sent yet.
    void publish(const QByteArray &topic, Id key, QJsonObject change);
    /// Takes a socket on the lane's thread; `principal` when the request proved one already.
    void accept(std::unique_ptr<QWebSocket> socket, const http::Request &request);
    /// Asks `sample` every `pause` while someone listens to `topic`, and publishes what it gives.
    void sampled(const QByteArray &topic, std::chrono::milliseconds pause, std::function<void()> sample);

    void start();
    /// Ends every session (1001); no session is accepted any more.
    void stop();

    bool watched(const QByteArray &topic) const;
    const QByteArray &epoch() const { return m_epoch; }
    http::Authenticator &authenticator() const { return m_authenticator; }
    Instant now() const { return m_clock(); }
    std::chrono::milliseconds ping() const { return m_ping; }
    /// Called by a session on its lane when its subscriptions change or it ends.
    void subscriptionsChanged(LiveSession *session, const QSet<QByteArray> &topics);
    void ended(LiveSession *session);

private:
    void tick();

    static constexpr std::chrono::milliseconds frameInterval{100};
    static constexpr size_t changesPerTick = 2'000;

    http::Authenticator &m_authenticator;
    Clock m_clock;
    std::chrono::milliseconds m_ping;
    QByteArray m_epoch;
    mutable std::mutex m_mutex;
    std::map<std::pair<QByteArray, Id>, QJsonObject> m_pending;
    bool m_overrun = false;
    bool m_stopped = false;
    std::map<LiveSession *, QSet<QByteArray>> m_sessions;
    QTimer m_timer;
    std::vector<std::unique_ptr<QTimer>> m_samplers;
};

} // namespace firstcome::system
