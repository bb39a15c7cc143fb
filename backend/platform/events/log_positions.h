// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/instant.h"
#include <map>

namespace firstcome::events {

/// The last event that a group has dealt with, by the origin of the events. An origin is the number of the instance
/// that appended: it has one writer, so its ids rise with its commits, which those of all together do not.
using LogPositions = std::map<int, qint64>;

// Where the embedded log's groups stand; the only file that names event_positions and event_origins.
// Thread: any, in a transaction; what writes, the writer's.

/// Nothing changes where it is known.
void addGroup(sql::Connection &connection, const QByteArray &group, Instant now);
/// In the transaction of its first event; nothing changes where it is known.
void addOrigin(sql::Connection &connection, int origin);

LogPositions positionsOf(sql::Connection &connection, const QByteArray &group);
/// The same, kept from all other processes until the transaction ends; nothing while one of them has it.
std::optional<LogPositions> takePositions(sql::Connection &connection, const QByteArray &group);
void movePositions(sql::Connection &connection, const QByteArray &group, const LogPositions &moved, Instant now);

/// `columns` of the outbox as `o`, `o.id` among them, of the events behind the positions, by id; `limit` 0: of all.
/// One statement, so that what it sees was committed in the order of the ids of each key.
sql::Statement &eventsBehind(sql::Connection &connection, const QByteArray &columns, const LogPositions &positions,
                             int limit);

struct LogPosition
{
    QByteArray group;
    int origin = 0;
    qint64 position = 0;
};

/// Every group in every origin's part.
std::vector<LogPosition> allPositions(sql::Connection &connection);
void forgetGroups(sql::Connection &connection);

} // namespace firstcome::events
