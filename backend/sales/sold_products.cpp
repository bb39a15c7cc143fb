// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/sold_products.h"

#include "backend/platform/module/peers.h"

namespace firstcome::sales {

QHash<Id, SoldProduct> soldProducts(sql::Connection &connection, const SaleGround &ground, const std::vector<Id> &ids)
{
    QHash<Id, SoldProduct> products;
    const auto facts = ground.peers.products(connection, ids);
    for (const auto &[id, product] : facts)
        products.insert(id, {product.name, !product.deleted, 0, 0, 0});
    // What was sold of an option stays sold when it is deleted.
    for (const stock::Option &option : ground.stock.everOf(connection, ids)) {
        SoldProduct &product = products[option.productId];
        const auto known = facts.find(option.productId);
        if (!option.deletedAt && option.off == OffSale::No && known != facts.end() && known->second.onSale)
            product.available += option.available();
        product.held += option.held;
        product.sold += option.sold;
    }
    return products;
}

} // namespace firstcome::sales
