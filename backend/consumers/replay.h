// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approval.h"
#include "backend/platform/events/dead_letter_list.h"
#include "shared/base/instant.h"
#include "shared/base/result.h"

namespace firstcome::consumers {

/// WAITING for a second person, RUNNING, DONE, STOPPED by a person; never begun: REJECTED, WITHDRAWN, EXPIRED.
enum class ReplayState : quint8 { Waiting, Running, Done, Stopped, Rejected, Withdrawn, Expired };
/// Of a letter in a replay; GONE: somebody else had dealt with it.
enum class TurnState : quint8 { Waiting, Replayed, Failed, Gone };

const char *textOf(ReplayState state);
/// Of a replay to which nobody agreed.
ReplayState endedAs(ApprovalState state);
const char *textOf(TurnState state);
std::optional<ReplayState> replayStateFrom(QByteArrayView text);

/// What an operator asks to be replayed: these letters, or all that a filter finds.
struct ReplayForm
{
    static constexpr int mostLetters = 10'000;
    static constexpr int mostPerSecond = 100;

    std::vector<Id> ids;
    std::optional<events::LetterFilter> filter;
    std::vector<Id> copies; ///< in place of their letters' payloads
    int perSecond = 10;
    QString reason;
};

/// REQUEST_INVALID, VALUE_INVALID.
Result<ReplayForm> replayFormFrom(const QByteArray &body);

/// A letter's turn in a replay.
struct Turn
{
    Id letterId = 0;
    Id copyId = 0; ///< 0: as it is
};

/// Of all turns, in order of their letters: what a second person agrees to is exactly these.
QByteArray digestOf(const std::vector<Turn> &turns);

struct Replay
{
    Id id = 0;
    Id operatorId = 0;
    QString reason;
    int perSecond = 1;
    qint64 letters = 0;
    QByteArray digest;
    ReplayState state = ReplayState::Waiting;
    Id approvalId = 0;
    Instant askedAt{};
    std::optional<Instant> startedAt;
    std::optional<Instant> endedAt;

    QByteArray object() const { return "replay:" + QByteArray::number(id); }
    /// How many of its letters may have had their turn by now.
    qint64 allowed(Instant now) const;
};

struct TurnCounts
{
    qint64 waiting = 0;
    qint64 replayed = 0;
    qint64 failed = 0;
    qint64 gone = 0;
};

QJsonObject toJson(const Replay &replay, const TurnCounts &turns);

} // namespace firstcome::consumers
