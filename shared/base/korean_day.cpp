// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/korean_day.h"

#include <QDate>

namespace firstcome {

std::optional<Instant> koreanDayFrom(QStringView text)
{
    constexpr std::chrono::hours offset{9};
    const QDate firstDay = QDate::fromJulianDay(2'440'588); // 1970-01-01
    const QDate date = text.size() == 10 ? QDate::fromString(text, Qt::ISODate) : QDate();
    if (!date.isValid() || date < firstDay)
        return std::nullopt;
    return Instant(std::chrono::days(firstDay.daysTo(date))) - offset;
}

} // namespace firstcome
