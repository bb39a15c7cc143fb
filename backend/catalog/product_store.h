// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/product_filter.h"
#include "backend/platform/module/product_facts.h"
#include "backend/platform/sql/connection.h"
#include "shared/contract/product.h"

namespace firstcome::catalog {

/// One page of a list.
struct ProductPage
{
    ProductFilter filter;
    std::optional<ProductPosition> after;
    qint64 offset = 0; ///< for lists with page numbers
    int limit = 20;
    std::vector<Id> flashIds; ///< where the filter asks for flash or not: products with a planned or open sale
};

/// A name or handle that must be free in a store, compared by its key.
struct NameWanted
{
    Id storeId = 0;
    QString text;
    Id except = 0; ///< the product that may have it
};

/// The tables `products` and `product_tags`. Products come with tags and their store's name, without options and sale:
/// these are other modules' (see product_view). Only live ones, unless said.
/// Thread: its connection's.
class ProductStore
{
public:
    explicit ProductStore(sql::Connection &connection) : m_connection(connection) {}

    void insert(const Product &product);
    void insert(const QList<Product> &products);
    /// Of a rehearsal: live for nobody but `findShadow` and `facts`.
    void insertShadow(const Product &product, Id shadowOf);
    std::optional<Product> findShadow(Id id);
    void endShadow(Id id, Instant now);
    void removeShadow(Id id);
    std::optional<Product> find(Id id);
    QList<Product> find(const std::vector<Id> &ids);
    /// The same, its row locked until the transaction ends: whoever changes the product or its options holds it.
    std::optional<Product> lock(Id id);
    /// Locked likewise, where a writer looks.
    QList<Product> findByHandles(Id storeId, const QStringList &handles);
    /// Writes name, description, category, tags, price and whether it is on sale; false when the row no longer has
    /// `product.version`.
    bool update(const Product &product, Instant now);
    bool softDelete(Id id, qint64 version, Instant now);

    /// Until the transaction ends nobody else takes a name or a handle in this store, in whatever process.
    void lockNames(Id storeId);
    bool isNameTaken(const NameWanted &wanted);
    /// A product of the name that no file knows: it has no handle.
    bool isNameTakenWithoutHandle(const NameWanted &wanted);
    bool isHandleTaken(const NameWanted &wanted);

    /// Without descriptions.
    QList<Product> list(const ProductPage &page);
    qint64 count(const ProductPage &page);
    /// The handles of a store's products that have one.
    QStringList handles(Id storeId);

    /// Also of deleted ones.
    std::vector<ProductFacts> facts(const std::vector<Id> &ids);
    Id highestId();
    /// Fills in the keys of texts that were written before there were any; takes a blink where there are none.
    void fillKeys();

private:
    QList<Product> productsOf(sql::Statement &rows);
    void addTagsAndStores(QList<Product> &products);
    void insertTags(const QList<Product> &products);
    bool isTaken(const QByteArray &condition, const NameWanted &wanted);

    sql::Connection &m_connection;
};

} // namespace firstcome::catalog
