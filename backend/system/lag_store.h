// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/time_span.h"
#include "backend/platform/sql/connection.h"

namespace firstcome::system {

/// How far a group was behind; what was not known is nothing, never 0.
struct LagPoint
{
    Instant at{};
    std::optional<qint64> events;
    std::optional<std::chrono::milliseconds> behind; ///< the oldest event that waited
};

struct KeptLag
{
    QByteArray group;
    LagPoint point;
};

// The table `lag_points`. Thread: any, in a transaction.

void keepLag(sql::Connection &connection, const std::vector<KeptLag> &points);
/// In order of time.
std::vector<LagPoint> lagPoints(sql::Connection &connection, const QByteArray &group, const http::TimeSpan &span);
/// Removes those before `before`, at most an hour's worth at a time; whether there may be more.
bool removeLag(sql::Connection &connection, Instant before);

/// One for each `step` in which there is any: the furthest behind of them. Pure.
std::vector<LagPoint> thinned(const std::vector<LagPoint> &points, std::chrono::milliseconds step);

} // namespace firstcome::system
