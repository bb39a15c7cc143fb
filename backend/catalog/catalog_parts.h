// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/ground.h"
#include "backend/sales/sale_store.h"
#include "backend/stock/stock_board.h"
#include "backend/stock/stock_store.h"
#include "shared/base/adjustable.h"

namespace firstcome::catalog {

/// What the catalogue's routes and use cases work with. Everything outlives them.
struct CatalogParts : Ground
{
    const stock::StockStore &stock;
    const stock::StockBoard &board;
    const sales::SaleStore &sales;
    Adjustable<std::chrono::seconds> holdTime = std::chrono::seconds(600); ///< of a sale that names none
};

} // namespace firstcome::catalog
