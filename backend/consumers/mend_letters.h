// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/consumers/copy_store.h"
#include "backend/consumers/run_replays.h"
#include "shared/base/result.h"

namespace firstcome::consumers {

struct CopyCall
{
    Id letterId = 0;
    QByteArray payload;
    Id operatorId = 0;
    QByteArray requestId;
};

struct DryRunCall
{
    Id letterId = 0;
    Id copyId = 0; ///< 0: as it is
};

struct DiscardCall
{
    static constexpr int mostLetters = 500;

    std::vector<Id> ids;
    QString reason;
    Id operatorId = 0;
    QByteArray requestId;
};

/// What one person alone may do about dead letters: mend a copy, try it without effect, give letters up.
/// Invariant: a letter itself is never changed; what is given up frees its key, and is audited.
/// Thread: the writer's.
class MendLetters
{
public:
    MendLetters(const Ground &ground, const RunReplays &replays) : m_ground(ground), m_replays(replays) {}

    /// NOT_FOUND, STATE_CONFLICT where it does not wait.
    Result<PayloadCopy> copy(sql::Connection &connection, const CopyCall &call, Instant now) const;
    /// {applies, effect} or {applies, refusal}; NOT_FOUND, STATE_CONFLICT.
    Result<QJsonObject> dryRun(sql::Connection &connection, const DryRunCall &call) const;
    /// {discarded, failed: [{id, code}]}.
    QJsonObject discard(sql::Connection &connection, const DiscardCall &call, Instant now) const;

private:
    QByteArray discardOne(sql::Connection &connection, Id id, const DiscardCall &call, Instant now) const;

    const Ground m_ground;
    const RunReplays &m_replays;
};

} // namespace firstcome::consumers
