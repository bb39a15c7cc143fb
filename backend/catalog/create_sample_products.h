// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_parts.h"

namespace firstcome::catalog {

/// Adds so many products with an option and stock each to the house's store "Sample", for load and search: names in
/// English and Korean, prices and categories spread. Run again, it adds further ones.
/// Blocks; meant for a data folder nobody else works on, so its transactions are long.
void createSampleProducts(const CatalogParts &parts, qint64 count);

} // namespace firstcome::catalog
