// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/redis/connection.h"
#include "backend/platform/resilience/dependency.h"
#include "backend/platform/watch/health.h"
#include "backend/platform/watch/metrics.h"
#include <atomic>

namespace firstcome::redis {

/// What the instances tell each other, over one channel: what one publishes all hear, itself too.
/// It may be lost at any time; who publishes numbers his messages, and who hears notices a gap. Whether both directions
/// work is told by our own messages coming back: silence is a breakdown, and both connections are made anew.
/// Thread: the one it was made on, which runs an event loop; `isUp` any.
class Bus
{
public:
    struct Parts
    {
        resilience::Dependency &redis;
        watch::Metrics &metrics;
        watch::Health &health;
    };

    /// A breaker that opens quickly and asks again soon: without the bus the instances read SQL.
    static constexpr resilience::BreakerLimits breakerLimits{
        20, 8, 50, 80, 2, std::chrono::milliseconds(500), std::chrono::seconds(2), 0.1, std::chrono::milliseconds(800)};

    Bus(const Address &address, const Parts &parts);

    void onMessage(std::function<void(const QByteArray &)> heard) { m_heard = std::move(heard); }
    void start();
    void stop();
    /// Dropped where the connection does not stand, or the breaker is open.
    void publish(const QByteArray &message);
    /// Both connections stand and what we say comes back.
    bool isUp() const { return m_isUp; }

    static constexpr std::chrono::milliseconds silentAfter{2'000};

private:
    using Steady = std::chrono::steady_clock;

    void arrived(const QByteArray &message);
    void broke(const QString &why);
    void checkSilence();

    resilience::Dependency &m_redis;
    const QByteArray m_channel;
    Connection m_out;
    Connection m_in;
    QTimer m_silence;
    std::function<void(const QByteArray &)> m_heard;
    std::optional<Steady::time_point> m_saidFirst; ///< since the last thing that came back
    std::optional<resilience::Pass> m_call;        ///< of that: a call ends when it is heard
    std::atomic<bool> m_isUp{false};
    std::atomic<bool> m_wasUp{true}; ///< as the log has it
    std::atomic<qint64> m_published{0};
    std::atomic<qint64> m_lost{0};
    std::atomic<qint64> m_breaks{0};
};

} // namespace firstcome::redis
