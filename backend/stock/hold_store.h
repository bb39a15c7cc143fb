// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/stock/stock_store.h"
#include <span>

namespace firstcome::stock {

/// The table `holds`, and the counters that move with it.
/// Invariant: an option's `held` is the sum of its HELD holds; each hold leaves HELD once.
/// Thread: inside a transaction of the writer.
class HoldStore
{
public:
    explicit HoldStore(const StockStore &stock) : m_stock(stock) {}

    /// Writes the rows; the units were taken with StockStore::hold.
    void insert(sql::Connection &connection, std::span<const Hold> holds) const;

    /// Those of these that are HELD, locked until the transaction ends.
    std::vector<Hold> lockHeld(sql::Connection &connection, const std::vector<Id> &ids) const;
    /// HELD -> COMMITTED: the units are sold. They are locked.
    void commit(sql::Connection &connection, const std::vector<Hold> &held, Instant now) const;
    /// HELD -> RELEASED: the units are available again. They are locked.
    void release(sql::Connection &connection, const std::vector<Hold> &held, Instant now) const;

    /// As if they had never been, with what came back or was scrapped of them for these causes: what they sold is on
    /// hand again. None of them is HELD.
    void undo(sql::Connection &connection, const std::vector<Hold> &ended, const std::vector<QByteArray> &causes,
              Instant now) const;

    std::vector<Hold> find(sql::Connection &connection, const std::vector<Id> &ids) const;

    /// In order of id, after `after`: for going through all of them.
    std::vector<Hold> page(sql::Connection &connection, Id after, int limit) const;

    static QList<Check> checks();

private:
    void move(sql::Connection &connection, const std::vector<Hold> &held, HoldState to) const;

    const StockStore &m_stock;
};

} // namespace firstcome::stock
