// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/database.h"
#include <qcorotask.h>

namespace firstcome::sql {

/// Whether the database answers: it is asked again and again, a read and a transaction of the writer.
/// Invariant: only an answer that came counts, so a database that hangs is found as surely as one that is gone, once
/// the last answer is older than `within`.
/// Thread: `ask` on a Loop; `beats` any.
class Pulse
{
public:
    using Steady = std::chrono::steady_clock;

    explicit Pulse(Database &database) : m_database(database), m_answeredAt(Steady::time_point()) {}

    /// The database was opened just now.
    void begin() { m_answeredAt = Steady::now(); }
    /// Ends when the database has answered or refused to, however long that takes.
    QCoro::Task<> ask();
    bool beats(Steady::time_point now) const { return now - m_answeredAt.load() <= within; }

    static constexpr std::chrono::seconds within{4};

private:
    Database &m_database;
    std::atomic<Steady::time_point> m_answeredAt;
};

} // namespace firstcome::sql
