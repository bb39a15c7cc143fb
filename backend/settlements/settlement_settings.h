// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/adjustable.h"
#include "shared/base/money.h"

namespace firstcome::settlements {

struct SettlementSettings
{
    Adjustable<qint64> feeBasisPoints = 500;
    Adjustable<Money> payoutTier = 1'000'000; ///< a payout above it needs a second person
};

} // namespace firstcome::settlements
