// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/sold_products.h"

#include "backend/platform/module/peers.h"

namespace firstcome::sales {

QHash<Id, SoldProduct> soldProducts(sql::Connection &connection, const SaleGround &ground, const std::vector<Id> &ids)
{
    QHash<Id, SoldProduct> products;
    for (const auto &[id, product] : ground.peers.products(connection, ids))
        products.insert(id, {product.name, !product.deleted, 0, 0, 0});
    for (const stock::Option &option : ground.stock.optionsOf(connection, ids)) {
        SoldProduct &product = products[option.productId];
        product.available += option.available();
        product.held += option.held;
        product.sold += option.sold;
    }
    return products;
}

} // namespace firstcome::sales
