// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/placement/placement_batch.h"
#include "backend/platform/sql/database.h"
#include "backend/platform/watch/metrics.h"
#include "backend/platform/work/reply.h"
#include <deque>
#include <unordered_set>

namespace firstcome::placement {

struct PlacementLimits
{
    size_t batch = 512;
    std::chrono::milliseconds wait{100}; ///< in the queue; beyond, OVERLOADED
};

/// What the queue has done since its start.
struct PlacementFigures
{
    std::atomic<qint64> batches{0};
    std::atomic<qint64> requests{0};
    std::atomic<qint64> overloaded{0};
    std::atomic<qint64> splits{0};
    std::atomic<qint64> inDoubt{0}; ///< commits whose answer was lost
    std::atomic<qint64> lastBatchMicros{0};
};

/// Where requests meet in a batch instead of queueing for a connection: a batch is all that waits when the writer gets
/// to it. A batch that fails is split until the one at fault is alone; a commit whose answer was lost is resolved by
/// order id.
/// Invariant: requests are decided in the order of receipt; each Reply is resolved once, after the commit was durable.
/// A key is in the queue once: a second request with it is told REQUEST_IN_PROGRESS.
/// Thread: `place` and `isRunning` from any.
class PlacementQueue
{
public:
    PlacementQueue(sql::Database &database, const PlacementBatch &batch, PlacementLimits limits = {});

    work::Reply<Outcome> place(PlacementRequest request);
    /// Whether a request with this key is waiting or being decided.
    bool isRunning(const orders::MemberKey &key) const;
    const PlacementFigures &figures() const { return m_figures; }
    /// The same figures for `/metrics`; the queue must outlive their readers.
    void publishFigures(watch::Metrics &metrics) const;

private:
    using Steady = std::chrono::steady_clock;

    struct Waiting
    {
        PlacementRequest request;
        work::Reply<Outcome> reply;
        Steady::time_point since;
    };
    /// Requests that share a transaction.
    struct Part
    {
        std::vector<Waiting> waiting;
        std::vector<Outcome> outcomes; ///< of its last run
        bool inDoubt = false;
        int failures = 0;
    };

    bool wouldWaitTooLong() const;
    void schedule();
    void run(sql::Connection &connection);
    Part take();
    void done();
    void failed(const std::exception_ptr &failure);
    void retry(sql::Failure::Kind kind, const std::exception_ptr &failure);
    void split();
    bool wasCommitted(sql::Connection &connection) const;
    void finish(Part part, const std::function<void(Waiting &, size_t)> &answer);

    static constexpr int failureLimit = 3;

    sql::Database &m_database;
    const PlacementBatch &m_batch;
    const PlacementLimits m_limits;
    PlacementFigures m_figures;

    mutable std::mutex m_mutex;
    std::deque<Waiting> m_waiting;
    std::unordered_set<orders::MemberKey, orders::MemberKeyHash> m_running;
    bool m_scheduled = false;

    // Only the writer's thread touches these.
    std::deque<Part> m_parts; ///< of a batch that was split, in order
    std::optional<Part> m_current;
    Steady::time_point m_began;
};

} // namespace firstcome::placement
