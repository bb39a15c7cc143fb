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

struct BuriedEvent
{
    QByteArray group;
    qint64 eventId = 0;
    QByteArray type;
    QByteArray reason;
    QByteArray state;
    Instant at{};
};

/// What the log remembers of one key, in log order. Thread: any, inside a transaction.
QList<Event> eventsOfKey(sql::Connection &connection, Id key);
QList<BuriedEvent> buriedOfKey(sql::Connection &connection, Id key);
QList<GroupPosition> groupPositions(sql::Connection &connection);

} // namespace firstcome::events
