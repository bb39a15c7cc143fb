// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/settlement_day.h"

#include "shared/base/korean_day.h"
#include <QDate>

namespace firstcome::settlements {

namespace {

constexpr std::chrono::hours offset{9};
constexpr std::chrono::hours runsAt{4};
const QDate firstDay = QDate::fromJulianDay(2'440'588); // 1970-01-01

} // namespace

Day dayOf(Instant instant)
{
    return std::chrono::floor<std::chrono::days>(instant + offset).time_since_epoch().count();
}

Instant beginOf(Day day)
{
    return Instant(std::chrono::days(day)) - offset;
}

QString dayText(Day day)
{
    return firstDay.addDays(day).toString(Qt::ISODate);
}

std::optional<Day> dayFrom(QStringView text)
{
    const auto begin = koreanDayFrom(text);
    return begin ? std::optional(dayOf(*begin)) : std::nullopt;
}

Day lastDueDay(Instant now)
{
    return dayOf(now - runsAt) - 1;
}

} // namespace firstcome::settlements
