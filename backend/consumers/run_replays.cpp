// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/run_replays.h"

namespace firstcome::consumers {

QCoro::Task<> RunReplays::run()
{
    // Most rounds find nothing: the writer is asked only where something is due.
    const auto looked = m_ground.database.read([this](sql::Connection &connection) { return anythingDue(connection); });
    if (!co_await looked)
        co_return;
    const auto retried =
        m_ground.database.write(sql::Queue::Saga, [this](sql::Connection &connection) { retry(connection); });
    co_await retried;
    const auto replayed = m_ground.database.write(sql::Queue::Saga, [this](sql::Connection &connection) {
        for (const Id id : ReplayStore(connection).running())
            goOn(connection, id);
    });
    co_await replayed;
}

events::ApplyEvents *RunReplays::groupOf(const QByteArray &name) const
{
    for (events::ApplyEvents *group : m_bus.groups()) {
        if (group->group() == name)
            return group;
    }
    return nullptr;
}

bool RunReplays::anythingDue(sql::Connection &connection) const
{
    return !ReplayStore(connection).running().empty() || events::anyDue(connection, m_ground.clock());
}

void RunReplays::retry(sql::Connection &connection) const
{
    for (events::ApplyEvents *group : m_bus.groups()) {
        if (!group->isPaused())
            group->retryDue(connection, atOnce);
    }
}

void RunReplays::goOn(sql::Connection &connection, Id replayId) const
{
    ReplayStore store(connection);
    auto replay = store.find(replayId);
    if (!replay || replay->state != ReplayState::Running)
        return;
    const Instant now = m_ground.clock();
    const TurnCounts counts = store.counts(replayId);
    const qint64 allowed = replay->allowed(now) - (replay->letters - counts.waiting);
    for (const DueTurn &turn : store.due(replayId, std::clamp<qint64>(allowed, 0, atOnce)))
        take(connection, replayId, turn);
    if (store.counts(replayId).waiting > 0)
        return;
    replay->state = ReplayState::Done;
    replay->endedAt = now;
    store.update(*replay);
}

void RunReplays::take(sql::Connection &connection, Id replayId, const DueTurn &turn) const
{
    ReplayStore store(connection);
    const auto letter = events::lockLetter(connection, turn.letterId);
    if (!letter || !letter->waits())
        return store.settle(replayId, {turn.letterId, {}}, TurnState::Gone);
    events::ApplyEvents *group = groupOf(letter->group);
    if (!group)
        return store.settle(replayId, {turn.letterId, "no such group is at work here"}, TurnState::Failed);
    if (group->isPaused())
        return; // its turn comes with the others
    const auto reason = group->replay(connection, *letter, turn.payload);
    store.settle(replayId, {turn.letterId, reason.value_or(QByteArray(""))},
                 reason ? TurnState::Failed : TurnState::Replayed);
}

} // namespace firstcome::consumers
