// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "backend/sales/refusal_counts.h"

namespace firstcome::sales {

/// The table `sale_refusals`.
/// Thread: inside a transaction of the writer; the reads in any.
class RefusalStore
{
public:
    /// A second that was written already (before a restart) is added to.
    void add(sql::Connection &connection, const std::vector<RefusalCount> &counts) const;
    /// Of one sale, latest second first, before `before`.
    std::vector<RefusalCount> page(sql::Connection &connection, Id saleId, Instant before, int limit) const;
};

} // namespace firstcome::sales
