// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/event_row.h"

namespace firstcome::events {

EventPlace placeOf(const sql::Statement &row)
{
    return {row.integer(0), row.text(1), int(row.integer(9))};
}

Event eventOf(const sql::Statement &row)
{
    Event event;
    event.id = row.integer(0);
    event.topic = row.text(1);
    event.key = row.integer(2);
    event.sequence = row.integer(3);
    event.type = row.text(4);
    event.version = int(row.integer(5));
    event.payload = row.text(6);
    event.trace = row.text(7);
    event.at = row.instant(8);
    event.origin = int(row.integer(9));
    return event;
}

} // namespace firstcome::events
