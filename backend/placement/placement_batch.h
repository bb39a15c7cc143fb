// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_tables.h"
#include "backend/placement/decide_placement.h"

namespace firstcome {
class Peers;
}

namespace firstcome::placement {

/// The IO around `decide`: reads under locks, decides, writes; all in the caller's transaction.
/// Order of locks: options by id, sales by id, members; then new rows only. Keys are looked up after the locks, so that
/// what an earlier holder of the lock committed is seen.
/// Thread: the writer's.
class PlacementBatch
{
public:
    struct Parts
    {
        orders::OrderTables tables;
        const sales::SaleStore &sales;
        const Peers &peers;
        Clock clock;
        PlacementRules rules;
    };

    explicit PlacementBatch(Parts parts) : m_parts(std::move(parts)) {}

    /// One outcome for each request, in their order. Throws sql::Failure when the transaction cannot be.
    std::vector<Outcome> run(sql::Connection &connection, std::span<const PlacementRequest> batch) const;

    const orders::OrderStore &orders() const { return m_parts.tables.orders; }

private:
    PlacementSnapshot read(sql::Connection &connection, std::span<const PlacementRequest> batch, Instant now) const;
    void readSales(sql::Connection &connection, PlacementSnapshot &snapshot, Instant now) const;
    void readMembers(sql::Connection &connection, PlacementSnapshot &snapshot,
                     std::span<const PlacementRequest> batch) const;
    void write(sql::Connection &connection, const Decision &decision, Instant now) const;
    void takeStock(sql::Connection &connection, const std::map<Id, qint64> &taken, Instant now) const;

    Parts m_parts;
};

} // namespace firstcome::placement
