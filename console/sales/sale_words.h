// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/state_pill.h"
#include "shared/contract/sale.h"

namespace firstcome {

Pill pillOf(SaleState state);
/// The same of a sale, which may have nothing left to sell while it is open.
Pill pillOf(const SaleView &sale, Instant now);

/// 00:12, 12:03, 2:12:03, then 3 d 2 h. Rounded up, so that it says 00:00 only when it is over.
QString countdown(std::chrono::milliseconds left);
/// "opens in 12:03", "closes in 2:12:03", "ended 3 h ago", at the server's `now`.
QString timeLeft(const SaleWindow &window, Instant now);
/// 01-31 18:00 – 20:00 in Korean time: the day said once, the year only when it is not this one.
QString windowText(const SaleWindow &window, Instant now);
QString limitText(std::optional<qint64> perMemberLimit);
/// A length of the form's unit: 10 min, 1 h 30 min, 45 s.
QString holdText(std::chrono::seconds holdTime);

} // namespace firstcome
