// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/product_store.h"
#include "backend/platform/sql/id_list.h"

namespace firstcome::catalog {

namespace {

/// A text of constant parts and the values for its question marks.
struct Query
{
    QByteArray text;
    std::vector<sql::Value> values;

    template <typename... Values>
    void add(const char *part, Values... bound)
    {
        text += part;
        (values.emplace_back(std::move(bound)), ...);
    }

    sql::Statement &on(sql::Connection &connection) const
    {
        sql::Statement &statement = connection.statement(text);
        statement.reset();
        for (size_t i = 0; i < values.size(); ++i)
            statement.put(int(i), values[i]);
        return statement;
    }
};

void addConditions(Query &query, const ProductPage &page, bool sqlite)
{
    const ProductFilter &filter = page.filter;
    query.add(" WHERE p.live = 1");
    if (filter.storeId)
        query.add(" AND p.store_id = ?", *filter.storeId);
    if (filter.sellerId)
        query.add(" AND p.seller_id = ?", *filter.sellerId);
    if (!filter.category.isEmpty())
        query.add(" AND p.category = ?", filter.category);
    if (filter.minPrice)
        query.add(" AND p.price >= ?", *filter.minPrice);
    if (filter.maxPrice)
        query.add(" AND p.price <= ?", *filter.maxPrice);
    if (!filter.q.isEmpty())
        query.add(" AND p.search_text LIKE ? ESCAPE '!'", likePattern(filter.q));
    if (filter.onSale)
        query.add(*filter.onSale ? " AND p.off_sale IS NULL" : " AND p.off_sale IS NOT NULL");
    if (!filter.flash)
        return;
    query.add(*filter.flash ? " AND p.id IN" : " AND p.id NOT IN");
    query.add(sqlite ? " (SELECT value FROM json_each(?))"
                     : " (SELECT value FROM JSON_TABLE(?, '$[*]' COLUMNS (value BIGINT PATH '$')) j)",
              sql::idList(page.flashIds));
}

/// Goes on after the position; with the same order on every page, nothing is shown twice or left out.
void addPosition(Query &query, ProductSort sort, const ProductPosition &after)
{
    switch (sort) {
    case ProductSort::Newest:
        query.add(" AND p.id < ?", after.id);
        break;
    case ProductSort::PriceUp:
        query.add(" AND p.price >= ? AND (p.price > ? OR p.id > ?)", after.price, after.price, after.id);
        break;
    case ProductSort::PriceDown:
        query.add(" AND p.price <= ? AND (p.price < ? OR p.id < ?)", after.price, after.price, after.id);
        break;
    case ProductSort::NameUp:
        query.add(" AND p.name_key >= ? AND (p.name_key > ? OR p.id > ?)", after.nameKey, after.nameKey, after.id);
        break;
    case ProductSort::NameDown:
        query.add(" AND p.name_key <= ? AND (p.name_key < ? OR p.id < ?)", after.nameKey, after.nameKey, after.id);
        break;
    }
}

const char *orderOf(ProductSort sort)
{
    switch (sort) {
    case ProductSort::PriceUp:
        return " ORDER BY p.price, p.id";
    case ProductSort::PriceDown:
        return " ORDER BY p.price DESC, p.id DESC";
    case ProductSort::NameUp:
        return " ORDER BY p.name_key, p.id";
    case ProductSort::NameDown:
        return " ORDER BY p.name_key DESC, p.id DESC";
    case ProductSort::Newest:
        break;
    }
    return " ORDER BY p.id DESC";
}

} // namespace

QList<Product> ProductStore::list(const ProductPage &page)
{
    Query query;
    query.add("SELECT p.id, p.store_id, p.seller_id, p.handle, p.name, p.category, p.price, p.version, p.created_at, "
              "p.updated_at, p.off_sale, NULL FROM products p");
    addConditions(query, page, m_connection.isSqlite());
    if (page.after)
        addPosition(query, page.filter.sort, *page.after);
    query.add(orderOf(page.filter.sort));
    query.add(" LIMIT ? OFFSET ?", page.limit, page.offset);
    return productsOf(query.on(m_connection));
}

qint64 ProductStore::count(const ProductPage &page)
{
    Query query;
    query.add("SELECT COUNT(*) FROM products p");
    addConditions(query, page, m_connection.isSqlite());
    sql::Statement &row = query.on(m_connection);
    const qint64 found = row.next() ? row.integer(0) : 0;
    row.reset();
    return found;
}

} // namespace firstcome::catalog
