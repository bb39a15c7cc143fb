// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/placement_batch.h"

namespace firstcome::orders {

/// Names, stores and sellers of products as the catalogue has them.
SellerSides sellerSidesFromCatalogue();

} // namespace firstcome::orders
