// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "backend/sales/refusal_counts.h"
#include <QHash>

namespace firstcome::sales {

/// The table `sale_refusals`.
/// Thread: inside a transaction of the writer; the reads in any.
class RefusalStore
{
public:
    /// A second that was written already (before a restart) is added to.
    void add(sql::Connection &connection, const std::vector<RefusalCount> &counts) const;
    /// How many each of these sales has refused; those without any are left out.
    QHash<Id, qint64> totals(sql::Connection &connection, const std::vector<Id> &saleIds) const;
    /// The first minutes of a sale that is no more; false when there are none.
    bool removeSome(sql::Connection &connection, Id saleId) const;
    /// Of one sale, latest second first, before `before`.
    std::vector<RefusalCount> page(sql::Connection &connection, Id saleId, Instant before, int limit) const;
};

} // namespace firstcome::sales
