// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/seller_sides.h"

#include "backend/catalog/product_store.h"

namespace firstcome::orders {

SellerSides sellerSidesFromCatalogue()
{
    return [](sql::Connection &connection, const std::vector<Id> &productIds) {
        std::unordered_map<Id, SellerSide> sides;
        for (catalog::SellerSide &side : catalog::ProductStore(connection).sellerSide(productIds))
            sides.emplace(side.productId,
                          SellerSide{side.storeId, side.sellerId, std::move(side.productName), side.deleted, side.onSale});
        return sides;
    };
}

} // namespace firstcome::orders
