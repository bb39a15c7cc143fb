// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/writer.h"

#include "backend/platform/work/turns.h"

#include <QRandomGenerator>
#include <future>
#include <pthread.h>
#include <sqlite3.h>

namespace firstcome::sql {

namespace {

/// The pause before a transaction that met a conflict is run again; two writers that met must not meet again.
void stepAside(int attempt)
{
    constexpr int longestMillis = 5;
    std::this_thread::sleep_for(
        std::chrono::milliseconds(QRandomGenerator::global()->bounded(longestMillis * attempt + 1)));
}

constexpr auto savepointName = "job";

/// Another process may take a key between a job's look and its write: run once more, the job sees it and says so as
/// its rule does. What still meets a taken key then is at fault itself.
bool wasTakenMeanwhile(const Failure &failure, int attempt)
{
    return failure.kind() == Failure::Kind::Duplicate && attempt == 1;
}

/// So long others may write together while placement waits, whose requests are turned away after 100 ms.
constexpr std::chrono::milliseconds togetherFor{20};

using Steady = std::chrono::steady_clock;

/// Where turns are taken no time passes within one.
bool tookLong(Steady::time_point began)
{
    return !work::Turns::current() && Steady::now() - began > togetherFor;
}

/// A process that took turns and ends was killed: nobody does any more what was left.
void dropAll(std::deque<WriteJob> &queue)
{
    const auto why = std::make_exception_ptr(Failure(Failure::Kind::Stopped, "the database is being closed"));
    for (auto left = std::exchange(queue, {}); !left.empty(); left.pop_front())
        left.front().failed(why);
}

/// The jobs from `from` on that have no answer yet are first in their queue again.
void putBack(std::deque<WriteJob> &queue, std::vector<WriteJob> &jobs, size_t from)
{
    while (jobs.size() > from) {
        if (jobs.back().run)
            queue.push_front(std::move(jobs.back()));
        jobs.pop_back();
    }
}

} // namespace

Writer::Writer(const DatabaseSettings &settings)
    : m_connection(settings, Connection::Purpose::Write, [this](Connection &connection) { watchLog(connection); })
{
}

Writer::~Writer()
{
    stop();
}

void Writer::start()
{
    if (auto *turns = work::Turns::current()) {
        m_connection.open();
        const auto waits = [this] {
            return waiting(Queue::Placement) + waiting(Queue::Saga) + waiting(Queue::Background) > 0;
        };
        const auto turn = [this] {
            auto jobs = take();
            perform(jobs);
            checkpointIfAsked();
        };
        turns->join(this, {"sql-writer", waits, turn});
        return;
    }
    std::promise<void> opened;
    m_thread = std::thread([this, &opened] {
        pthread_setname_np(pthread_self(), "sql-writer");
        work([&opened](std::exception_ptr failure) { failure ? opened.set_exception(failure) : opened.set_value(); });
    });
    try {
        opened.get_future().get();
    } catch (...) {
        m_thread.join();
        throw;
    }
}

void Writer::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_arrived.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    if (auto *turns = work::Turns::current()) {
        turns->leave(this);
        for (auto &queue : m_queues)
            dropAll(queue);
        m_connection.close();
    }
}

void Writer::add(Queue queue, WriteJob job)
{
    bool taken = false;
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_stopping) {
            m_queues[size_t(queue)].push_back(std::move(job));
            m_arrived.notify_one();
            taken = true;
        }
    }
    if (taken)
        return work::Turns::tell();
    job.failed(std::make_exception_ptr(Failure(Failure::Kind::Stopped, "the database is being closed")));
}

size_t Writer::waiting(Queue queue) const
{
    const std::scoped_lock lock(m_mutex);
    return m_queues[size_t(queue)].size();
}

void Writer::work(std::function<void(std::exception_ptr)> opened)
{
    try {
        m_connection.open();
    } catch (...) {
        opened(std::current_exception());
        return;
    }
    opened(nullptr);
    for (auto jobs = take(); !jobs.empty(); jobs = take()) {
        perform(jobs);
        checkpointIfAsked();
    }
    m_connection.close();
}

std::vector<WriteJob> Writer::take()
{
    std::unique_lock lock(m_mutex);
    auto &placement = m_queues[size_t(Queue::Placement)];
    m_arrived.wait(lock, [this] {
        return m_stopping || std::any_of(m_queues.begin(), m_queues.end(), [](const auto &q) { return !q.empty(); });
    });
    // The two other queues take turns; placement yields to them every fourth turn.
    const int first = m_lastOther == 1 ? 2 : 1;
    const int other = !m_queues[size_t(first)].empty() ? first : (!m_queues[size_t(3 - first)].empty() ? 3 - first : 0);
    std::vector<WriteJob> jobs;
    if (!placement.empty() && (other == 0 || m_placementTurns < turnsOfPlacement)) {
        ++m_placementTurns;
        jobs.push_back(std::move(placement.front()));
        placement.pop_front();
        return jobs;
    }
    m_placementTurns = 0;
    if (other == 0)
        return jobs;
    m_lastOther = other;
    auto &queue = m_queues[size_t(other)];
    while (!queue.empty() && jobs.size() < groupLimit) {
        jobs.push_back(std::move(queue.front()));
        queue.pop_front();
    }
    return jobs;
}

void Writer::perform(std::vector<WriteJob> &jobs)
{
    if (jobs.size() == 1) {
        performAlone(jobs.front());
        return;
    }
    try {
        m_connection.open().begin();
        const auto good = runAll(jobs);
        commitAndAnswer(good);
    } catch (const Failure &failure) {
        m_connection.undo(&failure);
        const bool mayHaveHappened = failure.kind() == Failure::Kind::InDoubt;
        const auto began = Steady::now();
        for (size_t i = 0; i < jobs.size(); ++i) {
            if (!jobs[i].run)
                continue; // it has its answer
            // A conflict or a lost connection ended the shared transaction: each gets one of its own.
            mayHaveHappened ? jobs[i].failed(std::current_exception()) : performAlone(jobs[i]);
            jobs[i].run = nullptr;
            if (!mayHaveHappened && tookLong(began))
                leaveRoom(jobs, i + 1);
        }
    }
}

std::vector<WriteJob *> Writer::runAll(std::vector<WriteJob> &jobs)
{
    std::vector<WriteJob *> good;
    const auto began = Steady::now();
    for (size_t i = 0; i < jobs.size(); ++i) {
        if (i > 0 && tookLong(began) && leaveRoom(jobs, i))
            break;
        WriteJob &job = jobs[i];
        try {
            runBehindSavepoint(job);
            good.push_back(&job);
        } catch (const Failure &failure) {
            if (failure.endsTransaction())
                throw;
            job.failed(std::current_exception());
            job.run = nullptr;
        } catch (...) {
            job.failed(std::current_exception());
            job.run = nullptr;
        }
    }
    return good;
}

bool Writer::leaveRoom(std::vector<WriteJob> &jobs, size_t from)
{
    const std::scoped_lock lock(m_mutex);
    if (m_queues[size_t(Queue::Placement)].empty())
        return false;
    putBack(m_queues[size_t(m_lastOther)], jobs, from);
    return true;
}

void Writer::runBehindSavepoint(WriteJob &job, int attempt)
{
    Connection &connection = m_connection.open();
    const size_t before = connection.afterCommitCount();
    const auto undo = [&connection, before] {
        connection.dropAfterCommit(before);
        connection.rollbackToSavepoint(savepointName);
    };
    connection.savepoint(savepointName);
    try {
        job.run(connection);
        connection.releaseSavepoint(savepointName);
    } catch (const Failure &failure) {
        if (failure.endsTransaction())
            throw;
        undo();
        if (!wasTakenMeanwhile(failure, attempt))
            throw;
        runBehindSavepoint(job, attempt + 1);
    } catch (...) {
        undo();
        throw;
    }
}

void Writer::performAlone(WriteJob &job)
{
    for (int attempt = 1;; ++attempt) {
        try {
            Connection &connection = m_connection.open();
            connection.begin();
            job.run(connection);
            commitAndAnswer({&job});
            return;
        } catch (const Failure &failure) {
            m_connection.undo(&failure);
            const bool nothingHappened =
                failure.kind() == Failure::Kind::Retry || failure.kind() == Failure::Kind::Lost;
            const bool again = (nothingHappened && attempt < triesLimit) || wasTakenMeanwhile(failure, attempt);
            if (!again) {
                job.failed(std::current_exception());
                return;
            }
        } catch (...) {
            m_connection.undo();
            job.failed(std::current_exception());
            return;
        }
        stepAside(attempt);
    }
}

void Writer::commitAndAnswer(const std::vector<WriteJob *> &jobs)
{
    Connection &connection = *m_connection.held();
    if (m_mayCommit && !m_mayCommit())
        throw Failure(Failure::Kind::Lost, "this process may not write any more");
    connection.commit();
    // From here on it has happened: nothing below may turn it into a failure.
    const auto afterCommit = connection.takeAfterCommit();
    for (const auto &work : afterCommit)
        work();
    for (WriteJob *job : jobs) {
        job->done();
        job->run = nullptr;
    }
}

void Writer::watchLog(Connection &connection)
{
    if (!connection.isSqlite())
        return;
    sqlite3_wal_hook(
        connection.native(),
        [](void *self, sqlite3 *, const char *, int frames) {
            static_cast<Writer *>(self)->m_logFrames.store(frames, std::memory_order_relaxed);
            return SQLITE_OK;
        },
        this);
}

void Writer::checkpointIfAsked()
{
    const Connection *connection = m_connection.held();
    if (!m_checkpointAsked.exchange(false, std::memory_order_relaxed) || !connection || !connection->isSqlite())
        return;
    int frames = 0;
    int moved = 0;
    sqlite3_wal_checkpoint_v2(connection->native(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &frames, &moved);
}

} // namespace firstcome::sql
