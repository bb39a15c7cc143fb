// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/orders/order_filter.h"
#include "console/orders/order_list_model.h"
#include <QSet>
#include <functional>

namespace firstcome {

/// How many orders have come that the list does not show yet. Pure: it is told what came, what is loaded and when.
/// Invariant: an order counts once; what an older page would show, or the filter certainly leaves out, does not count;
/// what comes while the list is being loaded is not lost.
class NewOrders
{
public:
    /// Counted beyond this are "more than".
    static constexpr int most = 9'999;

    /// The list is asked for now.
    void beginLoad(const OrderFilter &filter);
    /// It came. `oldest` is the last order it has, 0 when it has all; `isLoaded` tells what is in it.
    void endLoad(Id oldest, const std::function<bool(Id)> &isLoaded);
    /// An order the list does not have; `now` is the server's. True when it counts.
    bool see(const OrderChanged &frame, Instant now);

    int count() const { return int(m_ids.size()); }
    /// Whether they fit cannot be told from what came: the search or the product decides.
    bool areUncertain() const { return !m_filter.text.isEmpty() || !m_filter.productId.isEmpty(); }

private:
    OrderFilter m_filter;
    Id m_oldest = 0;
    QSet<Id> m_ids;
    QSet<Id> m_asked; ///< known when the list was asked for
};

} // namespace firstcome
