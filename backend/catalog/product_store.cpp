// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/product_store.h"

#include "backend/catalog/product.h"
#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"
#include "shared/base/text_form.h"

namespace firstcome::catalog {

namespace {

const QByteArray columns = "p.id, p.store_id, p.seller_id, p.handle, p.name, p.category, p.price, p.version, "
                           "p.created_at, p.updated_at, p.off_sale, p.description";

/// Nothing of an empty text: a product without a handle has no key that must be its own.
std::optional<QString> orNull(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

Product productOf(sql::Statement &row)
{
    Product product;
    product.id = row.integer(0);
    product.storeId = row.integer(1);
    product.sellerId = row.integer(2);
    product.handle = row.isNull(3) ? QString() : row.string(3);
    product.name = row.string(4);
    product.category = row.string(5);
    product.price = row.integer(6);
    product.version = row.integer(7);
    product.createdAt = row.instant(8);
    product.updatedAt = row.instant(9);
    product.off = row.isNull(10) ? OffSale::No : offSaleFrom(row.text(10));
    product.description = row.string(11);
    return product;
}

QByteArray idsOf(const QList<Product> &products, Id Product::*field)
{
    std::vector<Id> ids;
    for (const Product &product : products)
        ids.push_back(product.*field);
    return sql::idList(std::move(ids));
}

} // namespace

void ProductStore::insert(const Product &product)
{
    insert(QList<Product>{product});
}

void ProductStore::insert(const QList<Product> &products)
{
    sql::BulkInsert rows(m_connection, {"products",
                                        "id, store_id, seller_id, handle, handle_key, name, name_key, "
                                        "description, category, price, off_sale, search_text, live, version, "
                                        "created_at, updated_at",
                                        16,
                                        {}});
    for (const Product &product : products)
        rows.add(product.id, product.storeId, product.sellerId, orNull(product.handle),
                 orNull(searchKey(product.handle)), product.name, searchKey(product.name), product.description,
                 product.category, product.price, textOf(product.off), searchText(product), 1, product.version,
                 product.createdAt, product.updatedAt);
    rows.flush();
    insertTags(products);
}

void ProductStore::insertShadow(const Product &product, Id shadowOf)
{
    insert(product);
    m_connection.statement("UPDATE products SET live = NULL, shadow_of = ? WHERE id = ?")
        .bind(shadowOf, product.id)
        .exec();
}

std::optional<Product> ProductStore::findShadow(Id id)
{
    auto &row = m_connection.statement("SELECT " + columns +
                                       " FROM products p WHERE p.id = ? AND p.shadow_of IS NOT NULL AND "
                                       "p.deleted_at IS NULL");
    const QList<Product> found = productsOf(row.bind(id));
    return found.isEmpty() ? std::nullopt : std::optional(found.constFirst());
}

void ProductStore::endShadow(Id id, Instant now)
{
    m_connection
        .statement("UPDATE products SET deleted_at = ?, updated_at = ?, version = version + 1 WHERE id = ? AND "
                   "shadow_of IS NOT NULL AND deleted_at IS NULL")
        .bind(now, now, id)
        .exec();
}

void ProductStore::removeShadow(Id id)
{
    const qint64 rows =
        m_connection.statement("DELETE FROM products WHERE id = ? AND shadow_of IS NOT NULL").bind(id).exec();
    if (rows > 0)
        m_connection.statement("DELETE FROM product_tags WHERE product_id = ?").bind(id).exec();
}

void ProductStore::insertTags(const QList<Product> &products)
{
    sql::BulkInsert rows(m_connection, {"product_tags", "product_id, position, tag", 3, {}});
    for (const Product &product : products) {
        for (qsizetype i = 0; i < product.tags.size(); ++i)
            rows.add(product.id, qint64(i), product.tags.at(i));
    }
    rows.flush();
}

std::optional<Product> ProductStore::find(Id id)
{
    const QList<Product> found = find(std::vector<Id>{id});
    return found.isEmpty() ? std::nullopt : std::optional(found.constFirst());
}

QList<Product> ProductStore::find(const std::vector<Id> &ids)
{
    return productsOf(m_connection
                          .statement("SELECT " + columns + " FROM " + sql::eachId(m_connection) +
                                     " products p ON p.id = j.value WHERE p.live = 1")
                          .bind(sql::idList(ids)));
}

std::optional<Product> ProductStore::lock(Id id)
{
    auto &row = m_connection.statement("SELECT " + columns + " FROM products p WHERE p.id = ? AND p.live = 1" +
                                       m_connection.forUpdate());
    const QList<Product> found = productsOf(row.bind(id));
    return found.isEmpty() ? std::nullopt : std::optional(found.constFirst());
}

QList<Product> ProductStore::findByHandles(Id storeId, const QStringList &handles)
{
    // One look-up each on the unique key: a list of texts as one parameter is told apart by the engines' collations.
    QList<Product> products;
    auto &row = m_connection.statement("SELECT " + columns +
                                       " FROM products p WHERE p.store_id = ? AND p.handle_key = ? AND p.live = 1" +
                                       m_connection.forUpdate());
    for (const QString &handle : handles) {
        row.bind(storeId, searchKey(handle));
        if (row.next())
            products.append(productOf(row));
        row.reset();
    }
    addTagsAndStores(products);
    return products;
}

QList<Product> ProductStore::productsOf(sql::Statement &rows)
{
    QList<Product> products;
    while (rows.next())
        products.append(productOf(rows));
    addTagsAndStores(products);
    return products;
}

void ProductStore::addTagsAndStores(QList<Product> &products)
{
    if (products.isEmpty())
        return;
    QHash<Id, QStringList> tags;
    auto &tagRows = m_connection.statement("SELECT t.product_id, t.tag FROM " + sql::eachId(m_connection) +
                                           " product_tags t ON t.product_id = j.value ORDER BY t.product_id, "
                                           "t.position");
    tagRows.bind(idsOf(products, &Product::id));
    while (tagRows.next())
        tags[tagRows.integer(0)].append(tagRows.string(1));
    QHash<Id, QString> names;
    auto &storeRows =
        m_connection.statement("SELECT s.id, s.name FROM " + sql::eachId(m_connection) + " stores s ON s.id = j.value");
    storeRows.bind(idsOf(products, &Product::storeId));
    while (storeRows.next())
        names.insert(storeRows.integer(0), storeRows.string(1));
    for (Product &product : products) {
        product.tags = tags.value(product.id);
        product.store = names.value(product.storeId);
    }
}

bool ProductStore::update(const Product &product, Instant now)
{
    const qint64 changed =
        m_connection
            .statement(
                "UPDATE products SET name = ?, name_key = ?, description = ?, category = ?, price = ?, off_sale = ?, "
                "search_text = ?, "
                "version = version + 1, updated_at = ? WHERE id = ? AND version = ? AND live = 1")
            .bind(product.name, searchKey(product.name), product.description, product.category, product.price,
                  textOf(product.off), searchText(product), now, product.id, product.version)
            .exec();
    if (changed != 1)
        return false;
    m_connection.statement("DELETE FROM product_tags WHERE product_id = ?").bind(product.id).exec();
    insertTags({product});
    return true;
}

bool ProductStore::softDelete(Id id, qint64 version, Instant now)
{
    return m_connection
               .statement("UPDATE products SET live = NULL, deleted_at = ?, updated_at = ?, version = version + 1 "
                          "WHERE id = ? AND version = ? AND live = 1")
               .bind(now, now, id, version)
               .exec() == 1;
}

void ProductStore::lockNames(Id storeId)
{
    auto &store = m_connection.statement(QByteArray("SELECT id FROM stores WHERE id = ?") + m_connection.forUpdate());
    store.bind(storeId);
    store.next();
    store.reset();
}

bool ProductStore::isNameTaken(const NameWanted &wanted)
{
    return isTaken("name_key = ?", wanted);
}

bool ProductStore::isHandleTaken(const NameWanted &wanted)
{
    return isTaken("handle_key = ?", wanted);
}

bool ProductStore::isNameTakenWithoutHandle(const NameWanted &wanted)
{
    return isTaken("handle_key IS NULL AND name_key = ?", wanted);
}

bool ProductStore::isTaken(const QByteArray &condition, const NameWanted &wanted)
{
    auto &row = m_connection.statement("SELECT id FROM products WHERE store_id = ? AND " + condition +
                                       " AND live = 1 AND id <> ?");
    row.bind(wanted.storeId, searchKey(wanted.text), wanted.except);
    const bool taken = row.next();
    row.reset();
    return taken;
}

std::vector<ProductFacts> ProductStore::facts(const std::vector<Id> &ids)
{
    auto &rows = m_connection.statement("SELECT p.id, p.store_id, p.seller_id, p.name, p.off_sale, CASE WHEN "
                                        "p.live = 1 OR (p.shadow_of IS NOT NULL AND p.deleted_at IS NULL) THEN 0 "
                                        "ELSE 1 END FROM " +
                                        sql::eachId(m_connection) + " products p ON p.id = j.value");
    rows.bind(sql::idList(ids));
    std::vector<ProductFacts> facts;
    while (rows.next())
        facts.push_back(
            {rows.integer(0), rows.integer(1), rows.integer(2), rows.string(3), rows.integer(5) != 0, rows.isNull(4)});
    return facts;
}

QStringList ProductStore::handles(Id storeId)
{
    auto &rows = m_connection.statement("SELECT handle FROM products WHERE store_id = ? AND handle_key IS NOT NULL "
                                        "AND live = 1");
    rows.bind(storeId);
    QStringList handles;
    while (rows.next())
        handles.append(rows.string(0));
    return handles;
}

void ProductStore::fillKeys()
{
    // All are filled in at once, so the first of them tells whether any is missing.
    auto &first = m_connection.statement("SELECT name_key FROM products ORDER BY id LIMIT 1");
    const bool missing = first.next() && first.text(0).isEmpty();
    first.reset();
    if (!missing)
        return;
    std::vector<Id> ids;
    auto &rows = m_connection.statement("SELECT id FROM products");
    while (rows.next())
        ids.push_back(rows.integer(0));
    for (const Id id : ids) {
        auto &row = m_connection.statement("SELECT " + columns + " FROM products p WHERE p.id = ?").bind(id);
        QList<Product> one = productsOf(row);
        const Product &product = one.constFirst();
        // Of two handles that are one by now, the older one keeps it; the other is found by its id only.
        const bool taken = !product.handle.isEmpty() && isHandleTaken({product.storeId, product.handle, id});
        const QString handle = taken ? searchKey(product.handle) + u' ' + idText(id) : searchKey(product.handle);
        m_connection.statement("UPDATE products SET name_key = ?, handle_key = ?, search_text = ? WHERE id = ?")
            .bind(searchKey(product.name), orNull(handle), searchText(product), id)
            .exec();
    }
}

Id ProductStore::highestId()
{
    return sql::highestId(m_connection, {"products"});
}

} // namespace firstcome::catalog
