// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/ground.h"
#include "backend/sales/admission_store.h"
#include "backend/sales/refusal_store.h"
#include "backend/sales/sale_store.h"
#include "backend/stock/stock_store.h"
#include "shared/base/adjustable.h"

namespace firstcome::sales {

/// What sales work with: the ground, their own tables, and the stock of what they sell. Everything outlives them.
struct SaleGround : Ground
{
    const SaleStore &sales;
    const AdmissionStore &admissions;
    const RefusalStore &refusals;
    const stock::StockStore &stock;
    Adjustable<std::chrono::seconds> holdTime = std::chrono::seconds(600); ///< of a sale that names none
};

} // namespace firstcome::sales
