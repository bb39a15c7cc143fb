// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/contract/order.h"
#include <vector>

namespace firstcome::orders {

/// Which orders a list shows, newest first. Nothing given: all.
struct OrderFilter
{
    std::optional<Id> memberId;
    std::optional<Id> orderId;
    std::optional<Id> productId;
    std::optional<OrderState> state;
    std::optional<Instant> from; ///< placed at or after
    std::optional<Instant> to;   ///< placed before
    QString product;             ///< a line's product has this in its name; empty: any
    std::vector<Id> products{};  ///< ... or is one of these, whose names read the same today
    QString idEnd;               ///< the digits the order's id ends in, or its member's id; empty: any
    bool attention = false;      ///< only those that wait for a person
    Id before = 0;               ///< continues below this id; 0: from the newest
};

} // namespace firstcome::orders
