// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_parts.h"
#include "backend/catalog/product_form.h"
#include "backend/platform/http/preconditions.h"

namespace firstcome::catalog {

/// Which product, as its editor saw it.
struct EditedProduct
{
    Id id = 0;
    std::optional<Id> sellerId; ///< whose it must be; nothing: an operator edits
    http::ExpectedVersions version = 0;
    Instant now{};
};

/// Applies the edit, the options' part under their row locks. PRODUCT_NOT_FOUND also where it is another's;
/// PRECONDITION_FAILED when somebody else was quicker; NAME_TAKEN; VALUE_INVALID where options do not fit.
Result<void> editProduct(sql::Connection &connection, const CatalogParts &parts, const EditedProduct &edited,
                         const ProductEdit &edit);

/// Takes the product and its options off the shelf; orders and holds go on. STATE_CONFLICT while it has a planned or
/// open sale.
Result<void> deleteProduct(sql::Connection &connection, const CatalogParts &parts, const EditedProduct &edited);

} // namespace firstcome::catalog
