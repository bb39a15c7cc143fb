// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "backend/platform/sql/connection.h"
#include <QList>

namespace firstcome::events {

/// How far a consumer group is in what an event is part of, as the database knows in the transaction of its effects.
struct GroupPosition
{
    QByteArray group;
    qint64 position = 0; ///< the last event it has dealt with
};

/// The ends of the log; both 0 while it is empty.
struct LogRange
{
    qint64 first = 0;
    qint64 last = 0;
};

/// What the log remembers of one key, in log order. Thread: any, inside a transaction.
QList<Event> eventsOfKey(sql::Connection &connection, Id key);
/// Of the embedded log's groups in the event's origin, and of those that an engine brings the events of its key and
/// topic.
QList<GroupPosition> groupPositions(sql::Connection &connection, const Event &event);

LogRange logRange(sql::Connection &connection);
/// The offset of the first event that happened at `since` or later; one behind the last when there is none. Found by
/// halving: the log has no index by time and needs none.
qint64 firstEventSince(sql::Connection &connection, Instant since);
/// The events of the range, both ends with it, in log order; key, type, payload and time only.
QList<Event> eventsIn(sql::Connection &connection, LogRange range);

} // namespace firstcome::events
