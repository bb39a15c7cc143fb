// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "backend/platform/sql/connection.h"
#include <QList>

namespace firstcome::events {

/// How far a consumer group is, as the database knows in the transaction of its effects.
struct GroupPosition
{
    QByteArray group;
    QByteArray topic;    ///< empty: it goes through all of them together
    qint64 position = 0; ///< the last event it has dealt with
    Instant movedAt{};
};

/// The ends of the log; both 0 while it is empty.
struct LogRange
{
    qint64 first = 0;
    qint64 last = 0;
};

/// What the log remembers of one key, in log order. Thread: any, inside a transaction.
QList<Event> eventsOfKey(sql::Connection &connection, Id key);
/// Of the embedded log's groups, and of those that an engine brings this key's events.
QList<GroupPosition> groupPositions(sql::Connection &connection, Id key);

LogRange logRange(sql::Connection &connection);
/// The offset of the first event that happened at `since` or later; one behind the last when there is none. Found by
/// halving: the log has no index by time and needs none.
qint64 firstEventSince(sql::Connection &connection, Instant since);
/// The events of the range, both ends with it, in log order; key, type, payload and time only.
QList<Event> eventsIn(sql::Connection &connection, LogRange range);

} // namespace firstcome::events
