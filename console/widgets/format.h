// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include "shared/base/money.h"
#include <QString>

/// How numbers and times are written everywhere in the console, in the language of the moment.
/// Thread: GUI (they translate).
namespace firstcome::format {

QString money(Money won);                      ///< ₩12,900, negative −₩12,900
QString shortMoney(Money won);                 ///< ₩3.0 trillion, 3조 원: where there is no room for all digits
QString count(qint64 number);                  ///< 12,900
QString decimal(double number, int digits);    ///< 12,900.5
QString compact(double number);                ///< 950, 12.9k, 1.2M, 1.3만: for axes and narrow places
QString percent(double share, int digits = 1); ///< 0.153 -> 15.3 %
/// 850 ms, 12.3 s, 5 min 03 s, 2 h 05 min, 3 d 4 h
QString duration(std::chrono::milliseconds length);
/// now, 12 s ago, 5 min ago, 3 h ago, 2 d ago, then the date; ahead of now: in 12 s
QString relative(Instant instant, Instant now);
/// Both zones, for a tooltip: 2026-01-31 18:00:00.123 KST (09:00:00 UTC)
QString exact(Instant instant);
/// An option as people call it: nothing where the product has no choices and Shopify writes "Default Title".
QString option(const QString &name);
/// The same words, in which a long one without a blank (a name of 250 letters) can be broken to fit the width.
QString breakable(const QString &words);
/// Korean standard time, without its name: 2026-01-31 18:00
QString dateTime(Instant instant);
QString clockKst(Instant instant); ///< 18:00:00
QString clockUtc(Instant instant); ///< 09:00:00

/// Korea keeps one offset all year.
inline constexpr std::chrono::hours kstOffset{9};

} // namespace firstcome::format
