// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "backend/platform/sql/connection.h"
#include <QJsonObject>
#include <QList>
#include <map>
#include <unordered_set>

namespace firstcome::events {

/// An event that its group did not apply: why, or behind which other one of its key it waits.
struct Burial
{
    const QByteArray &group;
    const Event &event;
    QByteArray reason; ///< empty: it is parked behind another one of its key
    Instant at{};
    int attempts = 0;
    std::optional<Instant> nextAt{}; ///< it is tried again then; nothing: it waits for a person
};

/// What became of an event that was set aside. The first three are open: nothing of their key is applied.
enum class LetterState : quint8 {
    Dead,     ///< waits for a person
    Retry,    ///< is tried again at its time
    Parked,   ///< behind one of the two
    Replayed, ///< a person had it applied
    Discarded ///< a person gave it up
};

const char *textOf(LetterState state);

struct DeadLetter
{
    qint64 id = 0;
    QByteArray group;
    Event event;
    QByteArray reason;
    LetterState state = LetterState::Dead;
    int attempts = 0;
    std::optional<Instant> nextAt;
    Instant at{}; ///< when it was set aside

    /// A person may have it applied, or give it up.
    bool waits() const { return state == LetterState::Dead || state == LetterState::Retry; }
};

/// The type of what could not be read at all; its sender sends it again.
constexpr auto unreadableType = "?";

// Dead letters, those that are tried again, and what is parked behind them. Their life; how they are looked at is
// `dead_letter_list`. Thread: any, in a transaction.

/// False: it was there already.
bool bury(sql::Connection &connection, const Burial &burial);
/// What the topic's `.dlq` is told of it.
Event deadLetterOf(const Burial &burial);
/// Keys of which this group must apply nothing.
std::unordered_set<Id> haltedKeys(sql::Connection &connection, const QByteArray &group);
/// How many keys each group has halted; one that has none is not among them.
std::map<QByteArray, qint64> haltedKeyCounts(sql::Connection &connection);
/// Whether one of them is so still; it stays so until the transaction ends.
bool isHalted(sql::Connection &connection, const QByteArray &group, Id key);

/// Locked.
std::optional<DeadLetter> lockLetter(sql::Connection &connection, qint64 id);
/// The one that has waited longest for its next try; locked.
std::optional<DeadLetter> lockDue(sql::Connection &connection, const QByteArray &group, Instant now);
/// Whether nothing of its key stands before it.
bool isFirstOfKey(sql::Connection &connection, const DeadLetter &letter);
/// It was tried in vain: reason, attempts, state and next try as they are now.
void keepTried(sql::Connection &connection, const DeadLetter &letter);
/// It is replayed or discarded; what is parked behind it is due.
void close(sql::Connection &connection, const DeadLetter &letter, LetterState as, Instant now);
/// It was applied and is no dead letter any more; what is parked behind it is due.
void forget(sql::Connection &connection, const DeadLetter &letter, Instant now);

/// How many there are in each state.
QJsonObject deadLetterFigures(sql::Connection &connection);

} // namespace firstcome::events
