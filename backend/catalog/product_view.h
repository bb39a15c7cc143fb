// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_parts.h"
#include "backend/catalog/product_store.h"

namespace firstcome::catalog {

/// A page of products, ready to be shown.
struct ProductList
{
    QList<Product> items;
    std::optional<ProductPosition> next;
    std::optional<qint64> total; ///< for lists with page numbers
};

/// Puts products together from what three modules know: the catalogue's own rows, options and stock, sales.
/// Shoppers do not see a sale that is planned but not announced. Stock is what the board shows where that is newer than
/// the snapshot that is read. Thread: inside a read or write of the database.
class ProductView
{
public:
    ProductView(const CatalogParts &parts, ProductDetail detail) : m_parts(parts), m_detail(detail) {}

    std::optional<Product> find(sql::Connection &connection, Id id) const;
    /// The product of a rehearsal.
    std::optional<Product> findShadow(sql::Connection &connection, Id id) const;
    /// One page; `page.flashIds` is filled in here.
    ProductList list(sql::Connection &connection, ProductPage page, bool counted) const;

private:
    std::optional<Product> completed(sql::Connection &connection, QList<Product> found) const;
    void complete(sql::Connection &connection, QList<Product> &products, Instant now) const;
    void addOptions(sql::Connection &connection, QList<Product> &products, const std::vector<Id> &ids) const;
    void addSales(sql::Connection &connection, QList<Product> &products, const std::vector<Id> &ids, Instant now) const;

    /// How many rows one request may look at to find some that are in stock; then the page ends early.
    static constexpr int scannedForStock = 2'000;

    const CatalogParts &m_parts;
    ProductDetail m_detail;
};

} // namespace firstcome::catalog
