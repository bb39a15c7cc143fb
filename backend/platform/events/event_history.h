// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "backend/platform/sql/connection.h"
#include <QList>

namespace firstcome::events {

/// Where a consumer group stands in the log.
struct GroupPosition
{
    QByteArray group;
    qint64 position = 0; ///< the last offset it has dealt with
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
QList<GroupPosition> groupPositions(sql::Connection &connection);

LogRange logRange(sql::Connection &connection);
/// The offset of the first event that happened at `since` or later; one behind the last when there is none. Found by
/// halving: the log has no index by time and needs none.
qint64 firstEventSince(sql::Connection &connection, Instant since);
/// The events of the range, both ends with it, in log order; key, type, payload and time only.
QList<Event> eventsIn(sql::Connection &connection, LogRange range);

} // namespace firstcome::events
