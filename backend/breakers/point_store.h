// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/time_span.h"
#include "backend/platform/resilience/breaker.h"
#include "backend/platform/sql/connection.h"

namespace firstcome::breakers {

/// What a breaker did since the point before.
struct Point
{
    Instant at{};
    resilience::BreakerState state = resilience::BreakerState::Closed;
    resilience::CallCounts counts; ///< since the point before
    qint64 turnedAway = 0;         ///< the same
};

struct KeptPoint
{
    QByteArray name;
    int instance = 0;
    Point point;
};

// The table `breaker_points`. Thread: any, in a transaction.

void keepPoints(sql::Connection &connection, const std::vector<KeptPoint> &points);
/// Of all instances, in order of time.
std::vector<Point> pointsIn(sql::Connection &connection, const QByteArray &name, const http::TimeSpan &span);
/// Removes those before `before`, at most an hour's worth at a time; whether there may be more.
bool removePoints(sql::Connection &connection, Instant before);

/// As few points as `step` asks for: what happened in each is added up, of states the worst is told. Pure.
std::vector<Point> thinned(const std::vector<Point> &points, std::chrono::milliseconds step);

} // namespace firstcome::breakers
