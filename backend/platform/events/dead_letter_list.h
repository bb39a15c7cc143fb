// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/dead_letters.h"
#include <vector>

namespace firstcome::events {

/// Which dead letters are looked for; never those that are only parked. Empty texts: of all.
struct LetterFilter
{
    enum class Only : quint8 { All, Waiting, Replayed, Discarded };

    QByteArray topic{};
    QByteArray group{};
    Only only = Only::All;
    qint64 before = std::numeric_limits<qint64>::max(); ///< those with a lower id
};

// Dead letters as operators look at them. Thread: any, in a transaction.

/// Newest first.
std::vector<DeadLetter> findLetters(sql::Connection &connection, const LetterFilter &filter, int limit);
std::optional<DeadLetter> findLetter(sql::Connection &connection, qint64 id);
QList<DeadLetter> lettersOfKey(sql::Connection &connection, Id key);
/// How many of its key and group are parked.
qint64 parkedBehind(sql::Connection &connection, const DeadLetter &letter);
/// Whether one's next try is due.
bool anyDue(sql::Connection &connection, Instant now);
/// How many of these wait (`DeadLetter::waits`).
qint64 waitingAmong(sql::Connection &connection, std::vector<Id> ids);
/// Those of which some group is known to have left something undone: set aside, missed, or not dealt with yet.
std::unordered_set<Id> unfinishedKeys(sql::Connection &connection, const std::vector<Id> &keys);
/// Groups and keys whose events are parked behind nothing; empty, unless something went wrong.
extern const QByteArray parkedBehindNothing;

} // namespace firstcome::events
