// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order.h"
#include "backend/platform/sql/connection.h"
#include <span>
#include <unordered_set>

namespace firstcome::orders {

/// The table sample_orders: which orders were placed by members of load runs, and so are no business. A table of its
/// own, so that an order of a shopper's costs nothing for it; a row stays when its order is removed. Thread: the
/// connection's.
void markSampleOrders(sql::Connection &connection, const std::vector<Id> &orderIds);
std::unordered_set<Id> sampleOrdersAmong(sql::Connection &connection, const std::vector<Id> &orderIds);

/// Those of these that were removed.
std::unordered_set<Id> removedOrdersAmong(sql::Connection &connection, const std::vector<Id> &orderIds);

struct SampleOrder
{
    Id orderId = 0;
    Id memberId = 0;
};
struct RestingSince
{
    Instant before{};
    Id after = 0; ///< an order
};
/// Those that are at their end, and were before then; in order of id.
std::vector<SampleOrder> restingSampleOrders(sql::Connection &connection, const RestingSince &since, int limit);
/// How many there are still.
qint64 countSampleOrders(sql::Connection &connection);

/// Orders and lines go; what they were granted in sales is remembered (the table removed_units), since the ledgers of
/// these tell of it. The caller has locked them.
void removeSampleOrders(sql::Connection &connection, const std::vector<Id> &orderIds, std::span<const OrderLine> lines);
qint64 removedUnits(sql::Connection &connection, Id saleId);
/// So many of a sale's ledger are gone as well.
void forgetRemovedUnits(sql::Connection &connection, Id saleId, qint64 units);

} // namespace firstcome::orders
