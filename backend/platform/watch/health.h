// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <vector>

namespace firstcome::watch {

/// Whether this process lives, and whether it should be given work: every named probe says yes and it is not draining.
/// A notice is told beside them and decides nothing: without what it is about the process works on.
/// Thread: any. Probes are asked on a lane and must answer from memory.
class Health
{
public:
    using Steady = std::chrono::steady_clock;

    struct Finding
    {
        QByteArray name;
        bool ready = false;
        bool needed = true; ///< else it only tells that something is amiss
    };

    void addProbe(QByteArray name, std::function<bool()> isReady);
    /// Something without which the work goes on, only less well: shown beside the probes.
    void addNotice(QByteArray name, std::function<bool()> isWell);
    /// From now on not ready, so that a load balancer sends nobody new.
    void startDraining() { m_draining = true; }
    /// It was only asked for, and somebody thought better of it.
    void endDraining() { m_draining = false; }
    bool isDraining() const { return m_draining; }

    std::vector<Finding> findings() const;
    bool isReady() const;

    /// Called by the main loop again and again: it turns.
    void beat(Steady::time_point now) { m_beat = now; }
    /// False when the main loop has not turned for `turnsWithin`. Before its first beat it is starting, and lives.
    bool isLive(Steady::time_point now) const;

    static constexpr std::chrono::seconds turnsWithin{15};

private:
    struct Probe
    {
        QByteArray name;
        std::function<bool()> isReady;
        bool needed = true;
    };
    mutable std::mutex m_mutex;
    std::vector<Probe> m_probes;
    std::atomic<bool> m_draining{false};
    std::atomic<Steady::time_point> m_beat{Steady::time_point()};
};

} // namespace firstcome::watch
