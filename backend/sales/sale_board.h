// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/sales/sale.h"
#include <shared_mutex>
#include <unordered_map>
#include <vector>

namespace firstcome::sales {

/// Every sale that is planned, open or closed not long ago, readable without SQL: for the early no and for what a
/// product is now. A product that is not here is sold without a sale, or its sale is long over: SQL knows.
/// Invariant: a lower version never overwrites a higher one.
/// Thread: any.
class SaleBoard
{
public:
    void publish(const Sale &sale);
    /// The sale that decides for this product now.
    std::optional<Sale> decidingSale(Id productId, Instant now) const;

private:
    mutable std::shared_mutex m_mutex;
    std::unordered_map<Id, std::vector<Sale>> m_byProduct;
};

} // namespace firstcome::sales
