// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_store.h"
#include "backend/platform/events/outbox.h"
#include "backend/sales/admission_store.h"
#include "backend/stock/hold_store.h"

namespace firstcome::orders {

/// What the moves of orders work on, together.
struct OrderTables
{
    const OrderStore &orders;
    const stock::HoldStore &holds;
    const stock::StockStore &stock;
    const sales::AdmissionStore &admissions;
    events::Outbox &outbox;
};

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
