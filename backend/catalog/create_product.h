// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_parts.h"
#include "backend/catalog/product_form.h"

namespace firstcome::catalog {

struct NewProduct
{
    ProductForm form;
    Id sellerId = 0; ///< who asks; the store must be his
    Instant now{};
};

struct NewStore
{
    StoreForm form;
    Id sellerId = 0;
    Instant now{};
};

/// Registers the product with its options, their initial stock and its sale; the id. STORE_NOT_FOUND also where the
/// store is another's, NAME_TAKEN, HANDLE_TAKEN.
Result<Id> createProduct(sql::Connection &connection, const CatalogParts &parts, const NewProduct &wanted);
/// NAME_TAKEN.
Result<StoreView> createStore(sql::Connection &connection, const CatalogParts &parts, const NewStore &wanted);

} // namespace firstcome::catalog
