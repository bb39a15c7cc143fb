// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"

namespace firstcome {

/// What other modules may know of a product; the catalogue tells it, also of deleted ones.
struct ProductFacts
{
    Id id = 0;
    Id storeId = 0;
    Id sellerId = 0;
    QString name;
    bool deleted = false;
    bool onSale = true;
};

} // namespace firstcome
