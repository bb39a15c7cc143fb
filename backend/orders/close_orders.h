// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_tables.h"

namespace firstcome::orders {

/// Why unpaid orders end.
struct Closing
{
    OrderState to = OrderState::Expired; ///< EXPIRED, CANCELLED or PAYMENT_FAILED
    QString reason;
    Instant now{};
};

/// Ends orders that are not paid: state, lines, holds, counters, allowances and OrderClosed, all of a slice in one
/// transaction. The caller has locked them and knows by the rules that they may end.
void closeUnpaid(const OrderTables &tables, sql::Connection &connection, std::vector<Order> orders,
                 const Closing &closing);

} // namespace firstcome::orders
