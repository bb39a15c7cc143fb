// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <optional>

namespace firstcome::system {

/// How many events a second each group passes, from how far it was when somebody looked.
/// Invariant: over the last `span`; nothing before two looks. Thread: any.
class GroupPace
{
public:
    using Steady = std::chrono::steady_clock;

    void hear(const QByteArray &group, qint64 passed, Steady::time_point now);
    std::optional<double> perSecond(const QByteArray &group) const;

    static constexpr std::chrono::seconds span{10};

private:
    struct Seen
    {
        Steady::time_point at;
        qint64 passed = 0;
    };

    mutable std::mutex m_mutex;
    std::map<QByteArray, std::deque<Seen>> m_seen;
};

} // namespace firstcome::system
