// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/instances/instance_table.h"
#include "backend/platform/sql/database.h"
#include "shared/base/id.h"
#include <atomic>
#include <thread>

namespace firstcome::instances {

/// This process's place among those that share its database: the number in the ids it gives, leased and renewed.
/// Invariant: on a shared database nothing is committed while the lease is over, so two processes never write under one
/// number; a process that lost its number (it hung, the database was away) takes another.
/// Thread: `join` on the writer's, the rest any.
class Membership
{
public:
    using Steady = std::chrono::steady_clock;

    Membership(sql::Database &database, IdSource &ids);
    ~Membership();

    /// Takes a number, in the caller's transaction.
    void join(sql::Connection &connection);
    /// From now on it is renewed, on a thread of its own: a command does not turn a loop.
    void keep();
    /// We serve, and this is what we say of ourselves; asked at each renewal.
    void serve(std::function<QByteArray()> describe);
    /// What we say of ourselves has changed: it is told now, not only at the next renewal.
    void tellSoon();
    /// Gives the number back; blocks. Without a word from the database it ends by itself.
    void leave();

    /// Others may be there too.
    bool isShared() const { return m_database.settings().dialect == sql::Dialect::MySql; }
    int number() const { return m_number.load(std::memory_order_relaxed); }
    qint64 token() const { return m_token.load(std::memory_order_relaxed); }
    /// False: the lease is over, another process may have the number.
    bool holds() const { return Steady::now() < m_heldUntil.load(); }

    /// Shorter than the lease: what is under way ends before another may begin.
    static constexpr std::chrono::seconds believedFor{6};
    static constexpr std::chrono::seconds renewEvery{2};

private:
    Place place() const { return {number(), token()}; }
    void hold(const Place &place, Steady::time_point asked);
    void renew();
    void work();

    sql::Database &m_database;
    IdSource &m_ids;
    std::atomic<int> m_number{0};
    std::atomic<qint64> m_token{0};
    std::atomic<Steady::time_point> m_heldUntil{Steady::time_point::max()};

    std::mutex m_mutex;
    std::condition_variable m_woken;
    std::function<QByteArray()> m_describe;
    bool m_due = false;
    bool m_leaving = false;
    std::thread m_thread;
};

} // namespace firstcome::instances
