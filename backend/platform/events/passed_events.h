// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event_bus.h"

namespace firstcome::events {

/// Which part of the log is looked through for what may go.
struct LogStretch
{
    qint64 after = 0; ///< id
    Instant before{}; ///< when it happened
    int rows = 0;     ///< looked at, at most
};

struct Forgotten
{
    qint64 events = 0;
    std::optional<qint64> next; ///< after which id to go on; nothing: there is nothing older left
};

/// Removes of a stretch of the log what happened before a moment and every group that reads it has dealt with: behind
/// its position in the embedded log, behind its place of the topic and key where an engine brings it; what waits to be
/// sent stays. The last event of all stays too, so that the log's end is known.
/// Thread: the writer's.
Forgotten forgetPassed(sql::Connection &connection, const std::vector<ApplyEvents *> &groups,
                       const LogStretch &stretch);

/// Ids of what was sent to a topic and some group that reads it has not dealt with: what must be sent again to a topic
/// that holds nothing. Thread: any.
std::vector<qint64> sentAndWanted(sql::Connection &connection, const std::vector<ApplyEvents *> &groups,
                                  const QByteArray &topic);

} // namespace firstcome::events
