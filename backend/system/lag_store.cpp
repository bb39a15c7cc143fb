// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/system/lag_store.h"

namespace firstcome::system {

namespace {

std::optional<std::chrono::milliseconds> millisIn(const sql::Statement &row, int column)
{
    const auto millis = row.optionalInteger(column);
    return millis ? std::optional(std::chrono::milliseconds(*millis)) : std::nullopt;
}

} // namespace

void keepLag(sql::Connection &connection, const std::vector<KeptLag> &points)
{
    auto &insert =
        connection.statement("INSERT INTO lag_points (consumer_group, taken_at, events, behind) VALUES (?,?,?,?)");
    for (const auto &[group, point] : points) {
        const auto behind = point.behind ? std::optional<qint64>(point.behind->count()) : std::nullopt;
        insert.bind(group, point.at, point.events, behind).exec();
    }
}

std::vector<LagPoint> lagPoints(sql::Connection &connection, const QByteArray &group, const http::TimeSpan &span)
{
    auto &rows = connection
                     .statement("SELECT taken_at, events, behind FROM lag_points WHERE consumer_group = ? AND "
                                "taken_at >= ? AND taken_at < ? ORDER BY taken_at")
                     .bind(group, span.from, span.to);
    std::vector<LagPoint> points;
    while (rows.next())
        points.push_back({rows.instant(0), rows.optionalInteger(1), millisIn(rows, 2)});
    return points;
}

bool removeLag(sql::Connection &connection, Instant before)
{
    auto &row = connection.statement("SELECT MIN(taken_at) FROM lag_points").bind();
    const auto oldest = row.next() ? row.optionalInstant(0) : std::nullopt;
    row.reset();
    if (!oldest || *oldest >= before)
        return false;
    const Instant until = std::min(before, *oldest + std::chrono::hours(1));
    connection.statement("DELETE FROM lag_points WHERE taken_at < ?").bind(until).exec();
    return until < before;
}

std::vector<LagPoint> thinned(const std::vector<LagPoint> &points, std::chrono::milliseconds step)
{
    std::vector<LagPoint> fewer;
    for (const LagPoint &point : points) {
        const Instant slot = point.at - (point.at.time_since_epoch() % step);
        if (fewer.empty() || fewer.back().at != slot) {
            fewer.push_back(point);
            fewer.back().at = slot;
            continue;
        }
        // Nothing is less than anything that is known.
        fewer.back().events = std::max(fewer.back().events, point.events);
        fewer.back().behind = std::max(fewer.back().behind, point.behind);
    }
    return fewer;
}

} // namespace firstcome::system
