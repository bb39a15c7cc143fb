// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_parts.h"
#include "shared/base/result.h"

namespace firstcome::catalog {

struct ShadowWanted
{
    Id productId = 0;
    std::optional<qint64> stock; ///< of each option; else as much as is available of it
    Instant now{};
};

struct ShadowProduct
{
    Id productId = 0;
    std::vector<Id> optionIds;
};

/// The same product once more, on shadow stock: what is on sale of it, at its prices, the house's own. Only members of
/// load runs see and buy it. PRODUCT_NOT_FOUND; VALUE_INVALID where no stock is named and none is available.
Result<ShadowProduct> createShadow(sql::Connection &connection, const CatalogParts &parts, const ShadowWanted &wanted);
/// Nobody buys it any more; what was ordered goes on.
void endShadow(sql::Connection &connection, const CatalogParts &parts, Id productId, Instant now);
/// Nothing is left of it, with its options; false where it stays, since somebody stands behind it: stock that a person
/// corrected, units that are held or sold.
bool removeShadow(sql::Connection &connection, const CatalogParts &parts, Id productId);

} // namespace firstcome::catalog
