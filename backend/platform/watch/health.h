// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <atomic>
#include <functional>
#include <mutex>
#include <vector>

namespace firstcome::watch {

/// Whether this process should be given work: every named probe says yes and it is not draining.
/// Thread: any. Probes are asked on a lane and must answer from memory.
class Health
{
public:
    struct Finding
    {
        QByteArray name;
        bool ready = false;
    };

    void addProbe(QByteArray name, std::function<bool()> isReady);
    /// From now on not ready, so that a load balancer sends nobody new.
    void startDraining() { m_draining = true; }
    bool isDraining() const { return m_draining; }

    std::vector<Finding> findings() const;
    bool isReady() const;

private:
    struct Probe
    {
        QByteArray name;
        std::function<bool()> isReady;
    };
    mutable std::mutex m_mutex;
    std::vector<Probe> m_probes;
    std::atomic<bool> m_draining{false};
};

} // namespace firstcome::watch
