// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/catalog_module.h"

#include "backend/catalog/migrations.gen.h"
#include "backend/catalog/product_store.h"
#include "backend/catalog/store_store.h"

namespace firstcome::catalog {

CatalogModule::CatalogModule(const Ground &ground, const stock::StockModule &stock, const sales::SalesModule &sales,
                             Adjustable<std::chrono::seconds> holdTime)
    : m_parts{ground, stock.store(), stock.board(), sales.store(), std::move(holdTime)}, m_products(m_parts),
      m_seller(m_parts), m_ops(m_parts)
{
}

QList<sql::Migration> CatalogModule::migrations() const
{
    return catalog::migrations();
}

void CatalogModule::load(sql::Connection &connection)
{
    StoreStore(connection).fillKeys();
    ProductStore(connection).fillKeys();
}

void CatalogModule::mountRoutes(http::Router &router)
{
    m_products.mount(router);
    m_seller.mount(router);
    m_ops.mount(router);
}

Id CatalogModule::highestId(sql::Connection &connection) const
{
    return std::max(ProductStore(connection).highestId(), StoreStore(connection).highestId());
}

std::vector<ProductFacts> CatalogModule::products(sql::Connection &connection, const std::vector<Id> &ids) const
{
    return ProductStore(connection).facts(ids);
}

std::vector<Id> CatalogModule::productsNamed(sql::Connection &connection, const QString &text, int limit) const
{
    ProductPage page;
    page.filter.q = text;
    page.limit = limit;
    std::vector<Id> ids;
    for (const Product &product : ProductStore(connection).list(page))
        ids.push_back(product.id);
    return ids;
}

} // namespace firstcome::catalog
