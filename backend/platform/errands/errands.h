// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/database.h"
#include "backend/platform/watch/log.h"
#include "shared/base/instant.h"
#include <QList>
#include <qcorotask.h>
#include <vector>

namespace firstcome::work {

/// How long an errand is somebody's: `until` is when it is due again if he is not heard of.
struct Lease
{
    Instant now{};
    Instant until{};
};

struct ErrandSettings
{
    QByteArray name;                ///< "payments.resolve", for the log
    std::chrono::seconds lease{30}; ///< longer than doing one ever lasts
    int together = 32;              ///< done at once
};

/// Works on rows that are due: each is taken by moving its time beyond a lease and its backoff, then done outside of
/// any transaction.
/// Invariant: an errand is done by one at a time, in whatever process; one that throws, hangs or dies with its process
/// is due again when its lease is over, so that it neither comes again at once nor keeps the others waiting.
/// Thread: any with a Loop. Does not know what an errand is; doing it says when it is due next.
template <typename Errand>
class Errands
{
public:
    struct Rows
    {
        /// Those whose time has come, the longest waiting first, at most so many.
        std::function<QList<Errand>(sql::Connection &, Instant now, int limit)> due;
        /// Makes it due at `until` if it is still due; false: somebody else has it.
        std::function<bool(sql::Connection &, const Errand &, const Lease &)> take;
        std::function<QCoro::Task<>(Errand)> work;
        /// What is added to the lease of one that was tried before.
        std::function<std::chrono::milliseconds(const Errand &)> backoff;
        /// Writes down that it threw; may be left out.
        std::function<void(sql::Connection &, const Errand &, const QString &why)> failed = {};
    };

    Errands(sql::Database &database, Clock clock, ErrandSettings settings, Rows rows)
        : m_database(database), m_clock(std::move(clock)), m_settings(std::move(settings)), m_rows(std::move(rows))
    {
    }

    /// All that is due now, `together` at a time.
    QCoro::Task<> run();

private:
    QList<Errand> take(sql::Connection &connection, const QList<Errand> &due) const;
    QCoro::Task<> workOn(Errand errand);

    sql::Database &m_database;
    const Clock m_clock;
    const ErrandSettings m_settings;
    const Rows m_rows;
};

template <typename Errand>
QCoro::Task<> Errands<Errand>::run()
{
    QList<Errand> mine;
    do {
        // Most rounds find nothing: the writer is asked only where there is something to take.
        const auto found = m_database.read(
            [this](sql::Connection &connection) { return m_rows.due(connection, m_clock(), m_settings.together); });
        const QList<Errand> due = co_await found;
        if (due.isEmpty())
            co_return;
        const auto taken = m_database.write(sql::Queue::Saga,
                                            [this, due](sql::Connection &connection) { return take(connection, due); });
        mine = co_await taken;
        std::vector<QCoro::Task<>> underWay;
        for (const Errand &errand : mine)
            underWay.push_back(workOn(errand));
        for (auto &task : underWay)
            co_await task;
    } while (!mine.isEmpty());
}

template <typename Errand>
QList<Errand> Errands<Errand>::take(sql::Connection &connection, const QList<Errand> &due) const
{
    const Instant now = m_clock();
    QList<Errand> mine;
    for (const Errand &errand : due) {
        const Lease lease{now, now + m_settings.lease + m_rows.backoff(errand)};
        if (m_rows.take(connection, errand, lease))
            mine.append(errand);
    }
    return mine;
}

template <typename Errand>
QCoro::Task<> Errands<Errand>::workOn(Errand errand)
{
    QString why;
    try {
        const auto done = m_rows.work(errand);
        co_await done;
        co_return;
    } catch (const std::exception &failure) {
        why = QString::fromUtf8(failure.what());
    }
    watch::log(watch::Level::Warning, "errand.failed", {{"name", m_settings.name}, {"why", why}});
    if (!m_rows.failed)
        co_return;
    try {
        const auto written = m_database.write(sql::Queue::Saga, [this, errand, why](sql::Connection &connection) {
            m_rows.failed(connection, errand, why);
        });
        co_await written;
    } catch (const std::exception &failure) {
        // Its lease stands.
        watch::log(watch::Level::Warning, "errand.unwritten", {{"name", m_settings.name}, {"why", failure.what()}});
    }
}

} // namespace firstcome::work
