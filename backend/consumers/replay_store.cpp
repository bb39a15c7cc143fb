// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/replay_store.h"

#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"
#include "shared/base/assert.h"

namespace firstcome::consumers {

namespace {

const QByteArray columns = QByteArrayLiteral("id, operator_id, reason, per_second, letters, digest, state, "
                                             "approval_id, asked_at, started_at, ended_at");

std::optional<Replay> readOne(sql::Statement &row)
{
    if (!row.next())
        return std::nullopt;
    Replay replay;
    replay.id = row.integer(0);
    replay.operatorId = row.integer(1);
    replay.reason = row.string(2);
    replay.perSecond = int(row.integer(3));
    replay.letters = row.integer(4);
    replay.digest = row.text(5);
    const auto state = replayStateFrom(row.text(6));
    FIRSTCOME_ASSERT(state, "a replay is in a state that is known");
    replay.state = *state;
    replay.approvalId = row.optionalInteger(7).value_or(0);
    replay.askedAt = row.instant(8);
    replay.startedAt = row.optionalInstant(9);
    replay.endedAt = row.optionalInstant(10);
    row.reset();
    return replay;
}

std::optional<qint64> known(Id id)
{
    return id ? std::optional(id) : std::nullopt;
}

} // namespace

void ReplayStore::insert(const Replay &replay, const std::vector<Turn> &turns)
{
    m_connection.statement("INSERT INTO replays (" + columns + ") VALUES (?,?,?,?,?,?,?,?,?,?,?)")
        .bind(replay.id, replay.operatorId, replay.reason, replay.perSecond, replay.letters, replay.digest,
              textOf(replay.state), known(replay.approvalId), replay.askedAt, replay.startedAt, replay.endedAt)
        .exec();
    sql::BulkInsert rows(m_connection, {"replay_letters", "replay_id, letter_id, copy_id, state, reason", 5, {}});
    for (const Turn &turn : turns)
        rows.add(replay.id, turn.letterId, known(turn.copyId), textOf(TurnState::Waiting), QByteArray(""));
    rows.flush();
}

std::optional<Replay> ReplayStore::find(Id id)
{
    auto &row = m_connection.statement("SELECT " + columns + " FROM replays WHERE id = ?" + m_connection.forUpdate());
    return readOne(row.bind(id));
}

std::optional<Replay> ReplayStore::approvedBy(Id approvalId)
{
    return readOne(
        m_connection.statement("SELECT " + columns + " FROM replays WHERE approval_id = ?").bind(approvalId));
}

void ReplayStore::update(const Replay &replay)
{
    m_connection.statement("UPDATE replays SET state = ?, approval_id = ?, started_at = ?, ended_at = ? WHERE id = ?")
        .bind(textOf(replay.state), known(replay.approvalId), replay.startedAt, replay.endedAt, replay.id)
        .exec();
}

std::vector<Id> ReplayStore::running()
{
    return inState(ReplayState::Running);
}

std::vector<Id> ReplayStore::waiting()
{
    return inState(ReplayState::Waiting);
}

std::vector<Id> ReplayStore::inState(ReplayState state)
{
    auto &rows = m_connection.statement("SELECT id FROM replays WHERE state = ? ORDER BY id").bind(textOf(state));
    std::vector<Id> ids;
    while (rows.next())
        ids.push_back(rows.integer(0));
    return ids;
}

std::vector<Turn> ReplayStore::turns(Id replayId)
{
    auto &rows =
        m_connection.statement("SELECT letter_id, copy_id FROM replay_letters WHERE replay_id = ? ORDER BY letter_id");
    rows.bind(replayId);
    std::vector<Turn> turns;
    while (rows.next())
        turns.push_back({rows.integer(0), rows.optionalInteger(1).value_or(0)});
    return turns;
}

std::vector<DueTurn> ReplayStore::due(Id replayId, qint64 limit)
{
    auto &rows = m_connection.statement(
        "SELECT r.letter_id, c.payload FROM replay_letters r LEFT JOIN dead_letter_copies c ON c.id = r.copy_id "
        "WHERE r.replay_id = ? AND r.state = 'WAITING' ORDER BY r.letter_id LIMIT ?");
    rows.bind(replayId, limit);
    std::vector<DueTurn> due;
    while (rows.next())
        due.push_back({rows.integer(0), rows.isNull(1) ? QByteArray() : rows.text(1)});
    return due;
}

void ReplayStore::settle(Id replayId, const FailedTurn &turn, TurnState state)
{
    m_connection.statement("UPDATE replay_letters SET state = ?, reason = ? WHERE replay_id = ? AND letter_id = ?")
        .bind(textOf(state), turn.reason.isNull() ? QByteArray("") : turn.reason, replayId, turn.letterId)
        .exec();
}

TurnCounts ReplayStore::counts(Id replayId)
{
    auto &rows =
        m_connection.statement("SELECT state, COUNT(*) FROM replay_letters WHERE replay_id = ? GROUP BY state");
    rows.bind(replayId);
    TurnCounts counts;
    while (rows.next()) {
        const QByteArray state = rows.text(0);
        qint64 &count = state == textOf(TurnState::Waiting)    ? counts.waiting
                        : state == textOf(TurnState::Replayed) ? counts.replayed
                        : state == textOf(TurnState::Failed)   ? counts.failed
                                                               : counts.gone;
        count = rows.integer(1);
    }
    return counts;
}

std::vector<FailedTurn> ReplayStore::failures(Id replayId, int limit)
{
    auto &rows = m_connection.statement("SELECT letter_id, reason FROM replay_letters WHERE replay_id = ? "
                                        "AND state = 'FAILED' ORDER BY letter_id LIMIT ?");
    rows.bind(replayId, limit);
    std::vector<FailedTurn> failures;
    while (rows.next())
        failures.push_back({rows.integer(0), rows.text(1)});
    return failures;
}

qint64 ReplayStore::countStarted()
{
    auto &row = m_connection.statement("SELECT COUNT(*) FROM replays WHERE started_at IS NOT NULL");
    row.bind();
    const qint64 count = row.next() ? row.integer(0) : 0;
    row.reset();
    return count;
}

Id ReplayStore::highestId()
{
    return sql::highestId(m_connection, {"replays", "dead_letter_copies"});
}

} // namespace firstcome::consumers
