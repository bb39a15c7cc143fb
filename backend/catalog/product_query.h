// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/product_store.h"
#include "backend/platform/http/request.h"

namespace firstcome::catalog {

/// What a list request asks for.
struct ProductQuery
{
    ProductPage page;
    bool counted = false; ///< it names a page number: the total is wanted too
};

/// Reads q, category, storeId, inStock, onSale, minPrice, maxPrice, flash, sort, limit, cursor, page. REQUEST_INVALID
/// names the first that is not in form. `page` counts from 1 and goes with neither cursor nor inStock.
Result<ProductQuery> productQueryFrom(const http::Request &request);

constexpr qint64 deepestOffset = 100'000; ///< beyond it a list has to be followed by its cursor

} // namespace firstcome::catalog
