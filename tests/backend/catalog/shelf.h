// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/create_product.h"
#include "backend/catalog/edit_product.h"
#include "backend/catalog/product_view.h"
#include "backend/catalog/store_store.h"
#include "tests/backend/catalog/catalog_case.h"
#include "tests/support/engines.h"

namespace firstcome::test {

using namespace firstcome::catalog;

constexpr Id seller = 1001;

/// A store with products in a fresh database.
struct Shelf
{
    explicit Shelf(Engine &engine) : engine(engine)
    {
        store = engine
                    .write([this](sql::Connection &connection) {
                        return createStore(connection, parts, {{QStringLiteral("보석 Shop"), {}, 0}, seller, now});
                    })
                    ->id;
    }

    ProductForm form(const QString &name, Money price = 1000, qint64 stock = 5) const
    {
        ProductForm product;
        product.storeId = store;
        product.name = name;
        product.options = {{QStringLiteral("One"), price, stock}};
        return product;
    }

    Result<Id> create(const ProductForm &form, Id by = seller)
    {
        return engine.write([&](sql::Connection &connection) {
            return createProduct(connection, parts, {form, by, now});
        });
    }

    Product read(Id id)
    {
        return engine
            .read([&](sql::Connection &connection) {
                return ProductView(parts, ProductDetail::Books).find(connection, id);
            })
            .value_or(Product());
    }

    Result<void> edit(Id id, qint64 version, const ProductEdit &edit)
    {
        return engine.write([&](sql::Connection &connection) {
            return editProduct(connection, parts, {id, seller, version, now}, edit);
        });
    }

    /// Every product's name over all pages of `limit`.
    QStringList names(ProductFilter filter, int limit = 100)
    {
        QStringList names;
        ProductPage page;
        page.filter = std::move(filter);
        page.limit = limit;
        do {
            const ProductList list = engine.read([&](sql::Connection &connection) {
                return ProductView(parts, ProductDetail::Shopper).list(connection, page, false);
            });
            for (const Product &product : list.items)
                names.append(product.name);
            page.after = list.next;
        } while (page.after);
        return names;
    }

    Engine &engine;
    TestGround ground{engine.database(), systemNow};
    CatalogCase given{ground};
    const CatalogParts &parts = given.parts();
    Instant now = systemNow();
    Id store = 0;
};

} // namespace firstcome::test
