// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "backend/platform/sql/statement.h"

namespace firstcome::events {

/// What `eventOf` reads, of the outbox as `o`.
constexpr auto eventColumns =
    "o.id, o.topic, o.event_key, o.sequence, o.type, o.version, o.payload, o.trace, o.created_at, o.origin";

/// Where a row stands in the log, without the rest of it: most groups pass most events over.
struct EventPlace
{
    qint64 id = 0;
    QByteArray topic;
    int origin = 0;
};
EventPlace placeOf(const sql::Statement &row);

/// An event from the first columns of a row.
Event eventOf(const sql::Statement &row);

} // namespace firstcome::events
