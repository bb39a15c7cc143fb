// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/adjustable.h"
#include "shared/base/money.h"
#include <chrono>

namespace firstcome::claims {

struct ClaimSettings
{
    Adjustable<std::chrono::days> returnDays =
        std::chrono::days(1);               ///< after that of the delivery, on which a line may still be returned
    Adjustable<Money> refundTier = 500'000; ///< up to which one person decides, of all claims of an order
};

} // namespace firstcome::claims
