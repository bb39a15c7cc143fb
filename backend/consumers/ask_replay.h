// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approvals.h"
#include "backend/consumers/replay.h"

namespace firstcome::consumers {

/// Who asks for which replay.
struct ReplayCall
{
    ReplayForm form;
    Id operatorId = 0;
    QByteArray requestId;
};

struct AskedReplay
{
    approvals::Approval approval;
    Replay replay;
};

/// A replay of dead letters, which waits for a second person.
/// Invariant: bound to all of its letters waiting: one that is replayed, given up or applied meanwhile makes it void.
/// Thread: the writer's.
class AskReplay
{
public:
    AskReplay(const Ground &ground, approvals::Approvals &acts);
    AskReplay(const AskReplay &) = delete;

    /// NOT_FOUND where a letter, a copy or anything that fits is missing; STATE_CONFLICT where one does not wait;
    /// APPROVAL_WAITING where one is asked for already.
    Result<AskedReplay> run(sql::Connection &connection, const ReplayCall &call, Instant now) const;

private:
    static Result<std::vector<Turn>> turnsOf(sql::Connection &connection, const ReplayForm &form);
    /// What waits for a second person and has one of these letters, too.
    std::optional<approvals::Approval> waitingWith(sql::Connection &connection, const std::vector<Turn> &turns,
                                                   Instant now) const;
    static Result<approvals::Sight> look(sql::Connection &connection, const approvals::Proposal &proposal);
    Result<QJsonObject> carryOut(sql::Connection &connection, const approvals::Granted &granted) const;
    static void end(sql::Connection &connection, const approvals::Approval &approval);
    static bool stands(sql::Connection &connection, const approvals::Approval &approval);

    const Ground m_ground;
    approvals::Approvals &m_acts;
};

} // namespace firstcome::consumers
