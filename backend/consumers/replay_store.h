// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/consumers/replay.h"
#include "backend/platform/sql/connection.h"

namespace firstcome::consumers {

/// A turn that is to be taken, with the payload to use where it is another.
struct DueTurn
{
    Id letterId = 0;
    QByteArray payload; ///< empty: the letter's own
};

struct FailedTurn
{
    Id letterId = 0;
    QByteArray reason;
};

/// The tables `replays` and `replay_letters`.
/// Thread: its connection's; as short-lived as the transaction.
class ReplayStore
{
public:
    explicit ReplayStore(sql::Connection &connection) : m_connection(connection) {}

    void insert(const Replay &replay, const std::vector<Turn> &turns);
    /// Locked for who writes.
    std::optional<Replay> find(Id id);
    std::optional<Replay> approvedBy(Id approvalId);
    /// State, approval and times, as they are now.
    void update(const Replay &replay);
    std::vector<Id> running();
    /// Those that nobody has agreed to yet.
    std::vector<Id> waiting();

    std::vector<Turn> turns(Id replayId);
    std::vector<DueTurn> due(Id replayId, qint64 limit);
    void settle(Id replayId, const FailedTurn &turn, TurnState state);
    TurnCounts counts(Id replayId);
    std::vector<FailedTurn> failures(Id replayId, int limit);

    qint64 countStarted();
    Id highestId();

private:
    std::vector<Id> inState(ReplayState state);

    sql::Connection &m_connection;
};

} // namespace firstcome::consumers
