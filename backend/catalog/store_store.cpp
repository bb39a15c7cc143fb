// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/store_store.h"

#include "backend/catalog/product_filter.h"
#include "backend/platform/sql/id_list.h"
#include "shared/base/text_form.h"

namespace firstcome::catalog {

namespace {

const QByteArray selection = "SELECT id, seller_id, name, description, version, created_at FROM stores";

StoreView storeOf(sql::Statement &row)
{
    return {row.integer(0), row.integer(1), row.string(2), row.string(3), row.integer(4), row.instant(5)};
}

std::optional<StoreView> one(sql::Statement &row)
{
    if (!row.next())
        return std::nullopt;
    const StoreView store = storeOf(row);
    row.reset();
    return store;
}

} // namespace

void StoreStore::insert(const StoreView &store)
{
    m_connection
        .statement(
            "INSERT INTO stores (id, seller_id, name, name_key, description, search_text, live, version, created_at, "
            "updated_at) VALUES (?,?,?,?,?,?,1,1,?,?)")
        .bind(store.id, store.sellerId, store.name, searchKey(store.name), store.description, searchKey(store.name),
              store.createdAt, store.createdAt)
        .exec();
}

std::optional<StoreView> StoreStore::find(Id id)
{
    return one(m_connection.statement(selection + " WHERE id = ? AND live = 1").bind(id));
}

std::optional<StoreView> StoreStore::findByName(const QString &name)
{
    return one(m_connection.statement(selection + " WHERE name_key = ? AND live = 1").bind(searchKey(name)));
}

QList<StoreView> StoreStore::list(const StoreFilter &filter)
{
    QByteArray text = selection + " WHERE live = 1 AND id > ?";
    std::vector<sql::Value> values{filter.after};
    if (filter.sellerId) {
        text += " AND seller_id = ?";
        values.emplace_back(*filter.sellerId);
    }
    if (!filter.q.isEmpty()) {
        text += " AND search_text LIKE ? ESCAPE '!'";
        values.emplace_back(likePattern(filter.q));
    }
    text += " ORDER BY id LIMIT ?";
    values.emplace_back(filter.limit);
    auto &rows = m_connection.statement(text);
    rows.reset();
    for (size_t i = 0; i < values.size(); ++i)
        rows.put(int(i), values[i]);
    QList<StoreView> stores;
    while (rows.next())
        stores.append(storeOf(rows));
    return stores;
}

void StoreStore::fillKeys()
{
    std::vector<std::pair<Id, QString>> names;
    auto &rows = m_connection.statement("SELECT id, name, name_key FROM stores");
    while (rows.next()) {
        if (searchKey(rows.string(1)) != rows.string(2))
            names.emplace_back(rows.integer(0), rows.string(1));
    }
    for (const auto &[id, name] : names) {
        // Of two names that are one by now, the older one keeps it.
        const QString key = findByName(name) ? searchKey(name) + u' ' + idText(id) : searchKey(name);
        m_connection.statement("UPDATE stores SET name_key = ?, search_text = ? WHERE id = ?")
            .bind(key, searchKey(name), id)
            .exec();
    }
}

Id StoreStore::highestId()
{
    return sql::highestId(m_connection, {"stores"});
}

} // namespace firstcome::catalog
