// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/placement_queue.h"

namespace firstcome::placement {

using Reason = NotPlaced::Reason;

PlacementQueue::PlacementQueue(sql::Database &database, const PlacementBatch &batch, PlacementLimits limits)
    : m_database(database), m_batch(batch), m_limits(limits)
{
}

void PlacementQueue::publishFigures(watch::Metrics &metrics) const
{
    const auto counter = [&metrics](const char *name, const char *help, const std::atomic<qint64> &figure) {
        metrics.counterFrom({name, help}, [&figure] { return double(figure); });
    };
    counter("placement_batches_total", "Batches of orders that were decided", m_figures.batches);
    counter("placement_requests_total", "Requests for orders that were decided in batches", m_figures.requests);
    counter("placement_overloaded_total", "Requests turned away because they would have waited too long",
            m_figures.overloaded);
    counter("placement_splits_total", "Batches that were split because one order failed", m_figures.splits);
    counter("placement_in_doubt_total", "Commits whose answer was lost", m_figures.inDoubt);
    metrics.gaugeFrom({"placement_batch_seconds", "How long the last batch took"},
                      [this] { return double(m_figures.lastBatchMicros) / 1e6; });
    metrics.gaugeFrom({"placement_waiting", "Requests that wait for the next batch"}, [this] {
        const std::scoped_lock lock(m_mutex);
        return double(m_waiting.size());
    });
}

work::Reply<Outcome> PlacementQueue::place(PlacementRequest request)
{
    work::Reply<Outcome> reply;
    orders::MemberKey key{request.memberId, request.key.key};
    std::optional<Reason> refused;
    bool mustSchedule = false;
    {
        const std::scoped_lock lock(m_mutex);
        if (wouldWaitTooLong())
            refused = Reason::Overloaded;
        else if (!m_running.insert(std::move(key)).second)
            refused = Reason::InProgress;
        else {
            m_waiting.push_back({std::move(request), reply, Steady::now()});
            mustSchedule = !std::exchange(m_scheduled, true);
        }
    }
    if (refused == Reason::Overloaded)
        ++m_figures.overloaded;
    if (refused)
        reply.resolve(NotPlaced{.reason = *refused});
    if (mustSchedule)
        schedule();
    return reply;
}

bool PlacementQueue::isRunning(const orders::MemberKey &key) const
{
    const std::scoped_lock lock(m_mutex);
    return m_running.contains(key);
}

bool PlacementQueue::wouldWaitTooLong() const
{
    // Whoever comes to less than a full batch goes with the next one.
    if (m_waiting.size() < m_limits.batch)
        return false;
    const auto batchesAhead = qint64(m_waiting.size() / m_limits.batch + 1);
    return std::chrono::microseconds(m_figures.lastBatchMicros * batchesAhead) > m_limits.wait;
}

void PlacementQueue::schedule()
{
    m_database.write(sql::Queue::Placement,
                     sql::WriteJob{[this](sql::Connection &connection) { run(connection); }, [this] { done(); },
                                   [this](const std::exception_ptr &why) { failed(why); }});
}

void PlacementQueue::run(sql::Connection &connection)
{
    // After a conflict the writer runs the job again: with the same requests.
    if (!m_current)
        m_current = take();
    m_began = Steady::now();
    if (m_current->inDoubt && wasCommitted(connection))
        return;
    m_current->inDoubt = false;
    std::vector<PlacementRequest> requests;
    requests.reserve(m_current->waiting.size());
    for (const Waiting &waiting : m_current->waiting)
        requests.push_back(waiting.request);
    m_current->outcomes.clear();
    if (!requests.empty())
        m_current->outcomes = m_batch.run(connection, requests);
}

PlacementQueue::Part PlacementQueue::take()
{
    if (!m_parts.empty()) {
        Part part = std::move(m_parts.front());
        m_parts.pop_front();
        return part;
    }
    Part part;
    Part overdue;
    {
        const std::scoped_lock lock(m_mutex);
        const auto oldest = Steady::now() - m_limits.wait;
        while (!m_waiting.empty() && part.waiting.size() < m_limits.batch) {
            Part &to = m_waiting.front().since < oldest ? overdue : part;
            to.waiting.push_back(std::move(m_waiting.front()));
            m_waiting.pop_front();
        }
    }
    if (!overdue.waiting.empty()) {
        m_figures.overloaded += qint64(overdue.waiting.size());
        finish(std::move(overdue),
               [](Waiting &waiting, size_t) { waiting.reply.resolve(NotPlaced{.reason = Reason::Overloaded}); });
    }
    // Lanes hand in on their own threads: within a batch the time of receipt decides.
    std::stable_sort(part.waiting.begin(), part.waiting.end(),
                     [](const Waiting &a, const Waiting &b) { return a.request.receivedAt < b.request.receivedAt; });
    return part;
}

bool PlacementQueue::wasCommitted(sql::Connection &connection) const
{
    // A transaction is all or nothing: one of its orders stands for all.
    for (const Outcome &outcome : m_current->outcomes) {
        if (const auto *order = std::get_if<orders::NewOrder>(&outcome))
            return m_batch.orders().find(connection, order->placed.order.id).has_value();
    }
    return false;
}

void PlacementQueue::done()
{
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - m_began);
    Part part = std::move(*m_current);
    m_current.reset();
    ++m_figures.batches;
    m_figures.requests += qint64(part.waiting.size());
    m_figures.lastBatchMicros = took.count();
    auto outcomes = std::move(part.outcomes);
    finish(std::move(part), [&outcomes](Waiting &waiting, size_t i) { waiting.reply.resolve(std::move(outcomes[i])); });
    bool more = !m_parts.empty();
    {
        const std::scoped_lock lock(m_mutex);
        more = more || !m_waiting.empty();
        m_scheduled = more;
    }
    if (more)
        schedule();
}

void PlacementQueue::finish(Part part, const std::function<void(Waiting &, size_t)> &answer)
{
    {
        // Before the answers: a client may send its key again as soon as it has one.
        const std::scoped_lock lock(m_mutex);
        for (const Waiting &waiting : part.waiting)
            m_running.erase({waiting.request.memberId, waiting.request.key.key});
    }
    for (size_t i = 0; i < part.waiting.size(); ++i)
        answer(part.waiting[i], i);
}

void PlacementQueue::failed(const std::exception_ptr &failure)
{
    if (!m_current)
        m_current = take(); // the database was closed before it ran
    sql::Failure::Kind kind = sql::Failure::Kind::Other;
    try {
        std::rethrow_exception(failure);
    } catch (const sql::Failure &known) {
        kind = known.kind();
    } catch (...) {
        // A bug in deciding: treated like any other failure of this batch.
    }
    retry(kind, failure);
    bool more = m_current || !m_parts.empty();
    {
        const std::scoped_lock lock(m_mutex);
        more = more || !m_waiting.empty();
        m_scheduled = more;
    }
    if (more)
        schedule();
}

void PlacementQueue::retry(sql::Failure::Kind kind, const std::exception_ptr &failure)
{
    using Kind = sql::Failure::Kind;
    ++m_current->failures;
    // Also while it cannot be asked (Lost) a batch in doubt stays so.
    m_current->inDoubt = kind == Kind::InDoubt || (kind == Kind::Lost && m_current->inDoubt);
    if (kind == Kind::InDoubt)
        ++m_figures.inDoubt;
    if (m_current->inDoubt && m_current->failures < failureLimit)
        return;
    // The writer has tried what a second try may mend; where one order is at fault, the others need not fail with it.
    const bool oneAtFault = kind == Kind::Duplicate || kind == Kind::Constraint || kind == Kind::Other;
    if (oneAtFault && m_current->waiting.size() > 1) {
        split();
        return;
    }
    // Alone, a taken key is found by the look-up of a second run.
    if (kind == Kind::Duplicate && m_current->failures < failureLimit)
        return;
    Part part = std::move(*m_current);
    m_current.reset();
    finish(std::move(part), [&failure](Waiting &waiting, size_t) { waiting.reply.fail(failure); });
}

void PlacementQueue::split()
{
    ++m_figures.splits;
    const size_t half = m_current->waiting.size() / 2;
    Part second;
    for (size_t i = half; i < m_current->waiting.size(); ++i)
        second.waiting.push_back(std::move(m_current->waiting[i]));
    m_current->waiting.resize(half);
    m_current->failures = 0;
    m_parts.push_front(std::move(second));
}

} // namespace firstcome::placement
