// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "backend/platform/sql/connection.h"
#include <span>
#include <vector>

namespace firstcome::events {

// The outbox as a queue to an engine of its own. A row leaves it by what is there, never by "ids above the last one":
// of two transactions the one with the lower ids may commit later. Thread: any, in a transaction.

/// The oldest that the engine has not taken, in order; each with its place among those of its topic and key.
std::vector<NumberedEvent> waitingEvents(sql::Connection &connection, int limit);
/// The engine has them.
void markSent(sql::Connection &connection, std::span<const NumberedEvent> events);
/// The engine has lost them.
void sendAgain(sql::Connection &connection, std::span<const qint64> ids);
/// From now on this engine's own: what some group of the embedded log has not dealt with waits to be sent.
void takeOverFromEmbedded(sql::Connection &connection);
/// Whether an engine of its own has been at work on this database.
bool wasTakenOver(sql::Connection &connection);

struct OutboxWaiting
{
    qint64 events = 0; ///< counted up to `mostCounted`
    std::optional<Instant> oldest;

    static constexpr int mostCounted = 1'000'000;
};
OutboxWaiting outboxWaiting(sql::Connection &connection);

} // namespace firstcome::events
