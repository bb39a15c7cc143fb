// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/create_product.h"

#include "backend/catalog/product_store.h"
#include "backend/catalog/store_store.h"
#include "shared/base/assert.h"
#include "shared/contract/error_codes.h"

namespace firstcome::catalog {

namespace {

Product productOf(const ProductForm &form, Id sellerId, Instant now)
{
    Product product;
    product.storeId = form.storeId;
    product.sellerId = sellerId;
    product.name = form.name;
    product.description = form.description;
    product.category = form.category;
    product.tags = form.tags;
    product.handle = form.handle;
    product.price = cheapest(form.options);
    product.version = 1;
    product.createdAt = now;
    product.updatedAt = now;
    return product;
}

std::optional<Refusal> refusalOf(ProductStore &products, const ProductForm &form)
{
    products.lockNames(form.storeId);
    if (products.isNameTaken({form.storeId, form.name, 0}))
        return code::nameTaken;
    if (!form.handle.isEmpty() && products.isHandleTaken({form.storeId, form.handle, 0}))
        return code::handleTaken;
    return std::nullopt;
}

} // namespace

Result<Id> createProduct(sql::Connection &connection, const CatalogParts &parts, const NewProduct &wanted)
{
    const ProductForm &form = wanted.form;
    const auto store = StoreStore(connection).find(form.storeId);
    if (!store || store->sellerId != wanted.sellerId)
        return refuse(code::storeNotFound, QStringLiteral("There is no such store of yours."));
    ProductStore products(connection);
    if (auto refusal = refusalOf(products, form))
        return tl::unexpected(std::move(*refusal));

    // From here on everything is written: a refusal would leave half of it behind.
    Product product = productOf(form, wanted.sellerId, wanted.now);
    product.id = parts.ids.next(wanted.now);
    products.insert(product);
    for (int i = 0; i < form.options.size(); ++i) {
        const OptionDraft &draft = form.options.at(i);
        stock::Option option;
        option.id = parts.ids.next(wanted.now);
        option.productId = product.id;
        option.position = i;
        option.name = draft.name;
        option.price = draft.price;
        option.onHand = draft.stock;
        parts.stock.insertOption(connection, option, wanted.now);
    }
    if (form.sale) {
        sales::Sale sale = sales::saleOf(*form.sale, parts.holdTime);
        sale.id = parts.ids.next(wanted.now);
        sale.productId = product.id;
        const auto inserted = parts.sales.insert(connection, sale, wanted.now);
        FIRSTCOME_ASSERT(inserted.has_value(), "a new product has no other sale");
    }
    return product.id;
}

Result<StoreView> createStore(sql::Connection &connection, const CatalogParts &parts, const NewStore &wanted)
{
    StoreStore stores(connection);
    if (stores.findByName(wanted.form.name))
        return refuse(code::nameTaken, QStringLiteral("There is a store of this name already."));
    const StoreView store{
        parts.ids.next(wanted.now), wanted.sellerId, wanted.form.name, wanted.form.description, 1, wanted.now};
    stores.insert(store);
    return store;
}

} // namespace firstcome::catalog
