// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/breakers/point_store.h"

namespace firstcome::breakers {

void keepPoints(sql::Connection &connection, const std::vector<KeptPoint> &points)
{
    auto &insert = connection.statement("INSERT INTO breaker_points (name, taken_at, instance, state, calls, failed, "
                                        "slow, turned_away) VALUES (?,?,?,?,?,?,?,?)");
    for (const auto &[name, instance, point] : points)
        insert
            .bind(name, point.at, instance, resilience::stateName(point.state), point.counts.calls, point.counts.failed,
                  point.counts.slow, point.turnedAway)
            .exec();
}

std::vector<Point> pointsIn(sql::Connection &connection, const QByteArray &name, const http::TimeSpan &span)
{
    auto &rows = connection
                     .statement("SELECT taken_at, state, calls, failed, slow, turned_away FROM breaker_points "
                                "WHERE name = ? AND taken_at >= ? AND taken_at < ? ORDER BY taken_at")
                     .bind(name, span.from, span.to);
    std::vector<Point> points;
    while (rows.next()) {
        const auto state = resilience::stateNamed(rows.text(1)).value_or(resilience::BreakerState::Closed);
        points.push_back(
            {rows.instant(0), state, {rows.integer(2), rows.integer(3), rows.integer(4)}, rows.integer(5)});
    }
    return points;
}

bool removePoints(sql::Connection &connection, Instant before)
{
    auto &row = connection.statement("SELECT MIN(taken_at) FROM breaker_points").bind();
    const auto oldest = row.next() ? row.optionalInstant(0) : std::nullopt;
    row.reset();
    if (!oldest || *oldest >= before)
        return false;
    const Instant until = std::min(before, *oldest + std::chrono::hours(1));
    connection.statement("DELETE FROM breaker_points WHERE taken_at < ?").bind(until).exec();
    return until < before;
}

std::vector<Point> thinned(const std::vector<Point> &points, std::chrono::milliseconds step)
{
    std::vector<Point> fewer;
    for (const Point &point : points) {
        const Instant slot = point.at - (point.at.time_since_epoch() % step);
        if (fewer.empty() || fewer.back().at != slot) {
            fewer.push_back(point);
            fewer.back().at = slot;
            continue;
        }
        Point &sum = fewer.back();
        sum.state = resilience::worse(sum.state, point.state);
        sum.counts.calls += point.counts.calls;
        sum.counts.failed += point.counts.failed;
        sum.counts.slow += point.counts.slow;
        sum.turnedAway += point.turnedAway;
    }
    return fewer;
}

} // namespace firstcome::breakers
