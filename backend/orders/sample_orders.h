// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"
#include <unordered_set>
#include <vector>

namespace firstcome::orders {

/// The table sample_orders: which orders were placed by members of load runs, and so are no business. A table of its
/// own, so that an order of a shopper's costs nothing for it. Thread: the connection's.
void markSampleOrders(sql::Connection &connection, const std::vector<Id> &orderIds);
std::unordered_set<Id> sampleOrdersAmong(sql::Connection &connection, const std::vector<Id> &orderIds);

} // namespace firstcome::orders
