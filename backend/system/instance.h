// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/system/system_ground.h"
#include <QJsonArray>
#include <QJsonObject>

namespace firstcome::system {

QJsonObject toJson(const watch::DiskRoom &disk);

/// This process as it knows itself: what it was started as, and how it is.
/// Thread: `beat` on the main loop, `describe` any.
class Instance
{
public:
    using Steady = std::chrono::steady_clock;

    explicit Instance(const SystemGround &ground);

    /// Once every `beatPause` on the main loop: tells health that the loop turns, and measures how late it is and what
    /// the processor did since.
    void beat(Steady::time_point now);
    QJsonObject describe() const;
    /// As it said of itself; one of an earlier version said nothing and does everything.
    static Roles rolesOf(const instances::Listed &listed);
    /// All that serve: ourselves as we are now, of others what they told last.
    QJsonArray everyOne(sql::Connection &connection) const;
    /// What operators want of it, as the list of instances has it: to drain or not, how much to log. Main loop.
    void see(const instances::Listed &listed);

    static constexpr std::chrono::seconds beatPause{1};

private:
    const SystemGround &m_ground;
    const Instant m_startedAt;
    Steady::time_point m_lastBeat;
    std::chrono::microseconds m_lastUsed;
    bool m_asksToDrain = false;
    QByteArray m_logLevel; ///< that was asked for
    std::atomic<double> m_cores{0};
    std::atomic<qint64> m_delayMillis{0};
    std::atomic<double> m_perSecond{-1}; ///< answers; -1: not known yet
    std::optional<qint64> m_answered;    ///< at the last beat
};

} // namespace firstcome::system
