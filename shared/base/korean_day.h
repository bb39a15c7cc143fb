// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"

/// Daily work goes by the days of Asia/Seoul, which keeps one offset all year.
namespace firstcome {

/// The last midnight in Seoul, or that of a day so many days later.
constexpr Instant koreanMidnight(Instant now, std::chrono::days later = {})
{
    constexpr std::chrono::hours offset{9};
    return std::chrono::floor<std::chrono::days>(now + offset) + later - offset;
}

/// The first instant of a day in Seoul such as 2026-01-31, from 1970 on; nothing when it is none.
std::optional<Instant> koreanDayFrom(QStringView text);

} // namespace firstcome
