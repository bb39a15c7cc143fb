// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/catalog_module.h"

#include "backend/catalog/migrations.gen.h"
#include "backend/catalog/product_store.h"
#include "backend/catalog/store_store.h"

namespace firstcome::catalog {

CatalogModule::CatalogModule(CatalogParts parts)
    : m_parts(std::move(parts)), m_products(m_parts), m_seller(m_parts), m_ops(m_parts)
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

} // namespace firstcome::catalog
