// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/stock/stock_order.h"
#include "console/widgets/state_pill.h"

namespace firstcome {

/// The words of the table, in the language of the moment.
QString titleOf(StockColumn column);
/// What the column means, where its title does not say it all.
QString helpOf(StockColumn column);
Pill pillOf(const StockRow &row, Instant now);
QString titleOf(StockFilter::Show show);
QString helpOf(StockFilter::Show show);

} // namespace firstcome
