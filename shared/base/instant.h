// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <chrono>
#include <functional>
#include <optional>

namespace firstcome {

/// A point in time, UTC, in milliseconds.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Where an edge reads the time. Rules never call it: they are given `now`.
using Clock = std::function<Instant()>;

/// The process clock; never goes back within the process.
Instant systemNow();

constexpr qint64 toMillis(Instant instant)
{
    return instant.time_since_epoch().count();
}
constexpr Instant fromMillis(qint64 millis)
{
    return Instant{std::chrono::milliseconds{millis}};
}

/// ISO 8601 in UTC with milliseconds: 2026-01-31T09:00:00.000Z
QString toIso(Instant instant);
QByteArray toIsoUtf8(Instant instant);

/// Reads ISO 8601 with a zone (Z or offset); nothing when it is not one.
std::optional<Instant> fromIso(QStringView text);

} // namespace firstcome
