// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/resilience/breaker.h"
#include <mutex>

namespace firstcome::resilience {

class Dependency;

/// Every dependency of this process by name, so that operators can see and force their breakers.
/// Thread: any.
class BreakerBoard
{
public:
    struct Entry
    {
        QByteArray name;
        BreakerSnapshot snapshot;
    };

    /// In order of name.
    std::vector<Entry> snapshots() const;
    /// False when there is no such dependency.
    bool force(const QByteArray &name, const Forcing &forcing);
    bool release(const QByteArray &name);
    /// Nothing when there is no such dependency.
    std::optional<BreakerLimits> limits(const QByteArray &name) const;
    /// Of one that there is.
    void limit(const QByteArray &name, const BreakerLimits &limits);
    std::vector<RecordedCall> calls(const QByteArray &name, Instant since) const;

private:
    friend class Dependency;
    void add(Dependency &dependency);
    void remove(Dependency &dependency);
    Dependency *find(const QByteArray &name) const;

    mutable std::mutex m_mutex;
    std::vector<Dependency *> m_dependencies; ///< sorted by name
};

} // namespace firstcome::resilience
