// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_ops_routes.h"
#include "backend/catalog/product_routes.h"
#include "backend/catalog/seller_routes.h"
#include "backend/platform/module/module.h"
#include "backend/sales/sales_module.h"

namespace firstcome::catalog {

/// Stores and products: for shoppers, sellers and operators.
class CatalogModule final : public Module
{
public:
    /// `holdTime`: of a sale that names none.
    CatalogModule(const Ground &ground, const stock::StockModule &stock, const sales::SalesModule &sales,
                  Adjustable<std::chrono::seconds> holdTime);

    Role role() const override { return Role::Catalog; }
    QList<sql::Migration> migrations() const override;
    void load(sql::Connection &connection) override;
    void mountRoutes(http::Router &router) override;
    Id highestId(sql::Connection &connection) const override;
    std::vector<ProductFacts> products(sql::Connection &connection, const std::vector<Id> &ids) const override;
    std::vector<Id> productsNamed(sql::Connection &connection, const QString &text, int limit) const override;

    /// For commands that fill the catalogue.
    const CatalogParts &parts() const { return m_parts; }

private:
    CatalogParts m_parts;
    ProductRoutes m_products;
    SellerRoutes m_seller;
    CatalogOpsRoutes m_ops;
};

} // namespace firstcome::catalog
