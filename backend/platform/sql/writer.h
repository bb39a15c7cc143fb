// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/held_connection.h"
#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace firstcome::sql {

/// Who waits for the writer: placement goes first, each other at least every fourth turn.
enum class Queue { Placement, Saga, Background };

/// One piece of work, run in a transaction. `run` may be run again after a conflict or a lost connection, so it must
/// not keep anything of a run that was rolled back; `done` or `failed` is called once, after the commit was durable.
struct WriteJob
{
    std::function<void(Connection &)> run;
    std::function<void()> done;
    std::function<void(std::exception_ptr)> failed;
};

/// The one thread that writes. Placement jobs are batches and get a transaction each; jobs of the other queues that
/// wait together share a transaction, each behind its own savepoint, so that many small ones cost one fsync; where they
/// take long and placement waits, the rest of them has another turn. Conflicts
/// and connections that broke before COMMIT are tried again with the whole transaction; a COMMIT whose answer was lost
/// never is: its jobs fail InDoubt. A job that meets a taken key is run once more, since another process may have taken
/// it after the job looked.
/// Invariant: a job is answered only after its transaction is durable; a job that throws undoes only itself.
/// Thread: `add` from any.
class Writer
{
public:
    explicit Writer(const DatabaseSettings &settings);
    ~Writer();

    /// Opens the connection on the writer's thread; throws its Failure.
    void start();
    /// Ends after what is queued was done.
    void stop();
    void add(Queue queue, WriteJob job);
    size_t waiting(Queue queue) const;
    /// Frames in SQLite's write-ahead log after the last commit.
    int logFrames() const { return m_logFrames.load(std::memory_order_relaxed); }
    /// SQLite: the writer runs one PASSIVE checkpoint itself before its next turn.
    void requestCheckpoint() { m_checkpointAsked.store(true, std::memory_order_relaxed); }

private:
    void work(std::function<void(std::exception_ptr)> opened);
    std::vector<WriteJob> take();
    void perform(std::vector<WriteJob> &jobs);
    void performAlone(WriteJob &job);
    std::vector<WriteJob *> runAll(std::vector<WriteJob> &jobs);
    /// While placement waits the jobs from `from` on wait for their next turn.
    bool leaveRoom(std::vector<WriteJob> &jobs, size_t from);
    void runBehindSavepoint(WriteJob &job, int attempt = 1);
    void commitAndAnswer(const std::vector<WriteJob *> &jobs);
    void watchLog(Connection &connection);
    void checkpointIfAsked();

    static constexpr size_t groupLimit = 32;
    static constexpr int triesLimit = 3;
    static constexpr int turnsOfPlacement = 3;

    HeldConnection m_connection; ///< only the writer's thread touches it
    mutable std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::array<std::deque<WriteJob>, 3> m_queues;
    int m_placementTurns = 0;
    int m_lastOther = 0;
    bool m_stopping = false;
    std::atomic<int> m_logFrames{0};
    std::atomic<bool> m_checkpointAsked{false};
    std::thread m_thread;
};

} // namespace firstcome::sql
