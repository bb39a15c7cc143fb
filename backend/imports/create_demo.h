// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_parts.h"

namespace firstcome::imports {

/// The demo's store with its catalogue (resources/demo) and one flash sale that is open. What is there already stays;
/// only where the demo's product has no planned or open sale, a new one is opened. Blocks.
void createDemo(const catalog::CatalogParts &parts, Id sellerId);

} // namespace firstcome::imports
