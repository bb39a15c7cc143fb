// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/changes/changes.h"
#include "backend/platform/instances/hearing.h"
#include "backend/platform/instances/membership.h"
#include "backend/platform/redis/bus.h"
#include "backend/platform/watch/metrics.h"
#include "backend/platform/work/loop.h"
#include <algorithm>

namespace firstcome::instances {

/// Keeps what this process has in memory abreast of what the other instances do: sends its changes and beats on the
/// bus, hears theirs, and where one of them is not heard, or there is no bus, reads SQL anew once a second.
/// Invariant: `Changes::isCurrent` only while everything is known.
/// Thread: the main loop, where it is made.
class Neighbours
{
public:
    using Steady = std::chrono::steady_clock;

    struct Parts
    {
        sql::Database &database;
        Changes &changes;
        const Membership &me;
        redis::Bus *bus = nullptr; ///< none: only SQL is shared
        /// Reads anew what is kept in memory, in a reader's snapshot.
        std::function<void(sql::Connection &)> catchUp = {};
        /// What the list says of us.
        std::function<void(const Listed &)> seeMyself = {};
    };

    Neighbours(Parts parts, watch::Metrics &metrics);
    ~Neighbours();

    /// Every `beatEvery`: tells that we are there, and how much we have sent.
    void beat();
    /// Every `lookEvery`: who is there, was everything heard?
    QCoro::Task<> look();

    /// Whether work that one instance does for all is this one's: of those that serve and do it, it has the lowest
    /// number.
    bool isFirst(const std::function<bool(const Listed &)> &does) const
    {
        return std::none_of(m_before.begin(), m_before.end(), does);
    }

    static constexpr std::chrono::milliseconds beatEvery{250};
    static constexpr std::chrono::milliseconds lookEvery{500};
    static constexpr std::chrono::milliseconds catchUpEvery{1'000};

private:
    void send(std::span<const Change> changes);
    void heard(const QByteArray &message);
    void listed(const std::vector<Listed> &all, Steady::time_point asked);
    QCoro::Task<> catchUp();
    void conclude();

    Parts m_parts;
    std::shared_ptr<work::Loop::Entrance> m_loop;
    Hearing m_hearing;
    bool m_catchingUp = false;
    Steady::time_point m_lastCatchUp{};
    std::vector<Listed> m_before; ///< who serves and has a lower number
    std::mutex m_sending;         ///< messages leave in the order of their numbers
    quint64 m_sent = 0;
    std::atomic<qint64> m_heard{0};
    std::atomic<qint64> m_triesHeard{0};
    std::atomic<qint64> m_catchUps{0};
    std::atomic<qint64> m_living{1};
    std::atomic<qint64> m_silent{0};
};

} // namespace firstcome::instances
