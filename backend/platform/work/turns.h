// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <functional>
#include <vector>

namespace firstcome::work {

/// Who decides when work is done where threads would do it. A database that is started on a thread which has one makes
/// no threads: each of them works a turn whenever it is told to, on the thread that tells it. So a simulation orders
/// all work by its seed and can repeat it. Servers have none.
/// Invariant: no turn runs inside another one. Thread: the one that made it; the innermost of a thread is `current`.
class Turns
{
public:
    /// What would be a thread.
    struct Worker
    {
        QByteArray name;             ///< "sql-writer"
        std::function<bool()> waits; ///< it has something to do
        std::function<void()> turn;
    };

    Turns();
    ~Turns();
    Turns(const Turns &) = delete;

    /// Of the calling thread, or nullptr.
    static Turns *current();

    /// `owner` tells it from others, until it leaves.
    void join(const void *owner, Worker worker);
    void leave(const void *owner);
    /// The names of those that have something to do, in the order in which they joined, with their places.
    std::vector<size_t> waiting() const;
    const QByteArray &name(size_t place) const { return m_seats.at(place).worker.name; }
    void take(size_t place);
    /// Turns until nobody has anything to do.
    void takeAll();

    /// While it is so, what arrives is done before who brought it goes on: for starts, which wait for it.
    void atOnce(bool all) { m_atOnce = all; }
    /// Something arrived for one of those of the calling thread, if it has any.
    static void tell();

private:
    struct Seat
    {
        const void *owner = nullptr;
        Worker worker;
    };

    Turns *m_outer;
    std::vector<Seat> m_seats;
    bool m_atOnce = false;
    bool m_taking = false;
};

} // namespace firstcome::work
