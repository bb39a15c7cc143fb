// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "backend/platform/sql/connection.h"
#include <QList>
#include <array>
#include <map>

namespace firstcome::events {

/// Which events of a topic are looked for, from an offset on.
struct LogQuery
{
    QByteArray topic = {};
    QByteArray type = {}; ///< empty: any
    std::optional<int> partition = {};
    std::optional<Id> key = {};
    qint64 from = 0; ///< offset
};

struct LogPage
{
    QList<Event> events;
    qint64 next = 0; ///< where to go on; 0: the log has ended
};

/// What the log holds of a topic. Counted over its last `countedRows`; what was before is not known.
struct TopicFigures
{
    std::optional<qint64> events;
    std::optional<Instant> oldest;
    std::optional<Instant> newest;
    qint64 deadLetters = 0; ///< that wait

    static constexpr qint64 countedRows = 200'000;
};

// The log as operators browse it. Thread: any, in a transaction.

/// In log order; at most `readAtOnce` rows are looked at, so a page may have less than it could, and a `next`.
LogPage browseLog(sql::Connection &connection, const LogQuery &query, int limit);
/// How many of a topic there are from an offset on; nothing where they are more than `TopicFigures::countedRows`.
std::optional<std::array<qint64, partitionCount>> countByPartition(sql::Connection &connection, const QByteArray &topic,
                                                                   qint64 from);
std::map<QByteArray, TopicFigures> topicFigures(sql::Connection &connection);

} // namespace firstcome::events
