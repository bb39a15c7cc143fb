// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/contract/product.h"

namespace firstcome::catalog {

/// Which stores are asked for, by name then id. `q` is any part of the name; names are compared by their keys.
struct StoreFilter
{
    std::optional<Id> sellerId;
    QString q;
    Id after = 0; ///< the last one of the page before
    int limit = 20;
};

/// The table of stores. Thread: its connection's.
class StoreStore
{
public:
    explicit StoreStore(sql::Connection &connection) : m_connection(connection) {}

    void insert(const StoreView &store);
    std::optional<StoreView> find(Id id);
    std::optional<StoreView> findByName(const QString &name);
    /// In order of id.
    QList<StoreView> list(const StoreFilter &filter);
    Id highestId();
    /// Fills in the keys of names that were written before there were any.
    void fillKeys();

private:
    sql::Connection &m_connection;
};

} // namespace firstcome::catalog
