// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/sales/sale_parts.h"
#include "backend/stock/stock_store.h"

namespace firstcome::catalog {

/// What sales show of their products: name and the stock of all options together, available what is on sale. For
/// SaleParts::products.
QHash<Id, sales::SoldProduct> soldProducts(sql::Connection &connection, const stock::StockStore &stock,
                                           const std::vector<Id> &ids);

/// Locks the product's options until the transaction ends. For SaleParts::lockOptions.
void lockOptionsOf(sql::Connection &connection, const stock::StockStore &stock, Id productId);

} // namespace firstcome::catalog
