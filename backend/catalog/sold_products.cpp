// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/sold_products.h"

#include "backend/catalog/product_store.h"
#include <QSet>

namespace firstcome::catalog {

QHash<Id, sales::SoldProduct> soldProducts(sql::Connection &connection, const stock::StockStore &stock,
                                           const std::vector<Id> &ids)
{
    QHash<Id, sales::SoldProduct> products;
    QSet<Id> onSale;
    for (const SellerSide &side : ProductStore(connection).sellerSide(ids)) {
        products.insert(side.productId, {side.productName, !side.deleted, 0, 0, 0});
        if (side.onSale)
            onSale.insert(side.productId);
    }
    for (const stock::Option &option : stock.optionsOf(connection, ids)) {
        sales::SoldProduct &product = products[option.productId];
        if (option.off == OffSale::No && onSale.contains(option.productId))
            product.available += option.available();
        product.held += option.held;
        product.sold += option.sold;
    }
    return products;
}

void lockOptionsOf(sql::Connection &connection, const stock::StockStore &stock, Id productId)
{
    std::vector<Id> ids;
    for (const stock::Option &option : stock.optionsOf(connection, productId))
        ids.push_back(option.id);
    stock.lock(connection, ids);
}

} // namespace firstcome::catalog
