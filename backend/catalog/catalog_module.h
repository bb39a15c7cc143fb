// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_ops_routes.h"
#include "backend/catalog/product_routes.h"
#include "backend/catalog/seller_routes.h"
#include "backend/platform/module/module.h"

namespace firstcome::catalog {

/// Stores and products: for shoppers, sellers and operators.
class CatalogModule final : public Module
{
public:
    explicit CatalogModule(CatalogParts parts);

    QList<sql::Migration> migrations() const override;
    void load(sql::Connection &connection) override;
    void mountRoutes(http::Router &router) override;
    Id highestId(sql::Connection &connection) const override;

    const CatalogParts &parts() const { return m_parts; }

private:
    CatalogParts m_parts;
    ProductRoutes m_products;
    SellerRoutes m_seller;
    CatalogOpsRoutes m_ops;
};

} // namespace firstcome::catalog
