// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/app/backend.h"
#include "backend/catalog/catalog_parts.h"

namespace firstcome::app {

/// What commands that fill the catalogue work with.
inline catalog::CatalogParts catalogPartsOf(Backend &backend)
{
    Foundation &foundation = backend.foundation();
    Modules &modules = backend.modules();
    return {foundation.database, modules.stockStore, modules.stockBoard, modules.saleStore,
            foundation.ids,      modules.audit,      foundation.clock,   foundation.settings.holdFor};
}

} // namespace firstcome::app
