// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "backend/platform/sql/connection.h"
#include <QJsonObject>
#include <QList>
#include <unordered_set>

namespace firstcome::events {

struct BuriedEvent
{
    QByteArray group;
    qint64 eventId = 0;
    QByteArray type;
    QByteArray reason;
    QByteArray state;
    Instant at{};
};

/// An event that its group did not apply: why, or behind which other one of its key it waits.
struct Burial
{
    const QByteArray &group;
    const Event &event;
    QByteArray reason; ///< empty: it is parked behind a dead letter
    Instant at{};
};

// Dead letters and what is parked behind them; the only file that names their table. Thread: any, in a transaction.

void bury(sql::Connection &connection, const Burial &burial);
/// Keys of which this group must apply nothing: a dead letter of theirs waits for a person.
std::unordered_set<Id> haltedKeys(sql::Connection &connection, const QByteArray &group);
QList<BuriedEvent> buriedOfKey(sql::Connection &connection, Id key);
/// How many there are in each state.
QJsonObject deadLetterFigures(sql::Connection &connection);

} // namespace firstcome::events
