// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QString>

namespace firstcome::settlements {

/// A calendar day of Asia/Seoul, which keeps one offset all year, counted from 1970-01-01.
using Day = qint64;

Day dayOf(Instant instant);
/// Its first instant; the last is just before that of the next.
Instant beginOf(Day day);
QString dayText(Day day); ///< 2026-01-31
std::optional<Day> dayFrom(QStringView text);

/// The last day whose settlement is due: at 04:00 the day before is.
Day lastDueDay(Instant now);

} // namespace firstcome::settlements
