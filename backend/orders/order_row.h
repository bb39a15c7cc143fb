// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order.h"
#include "backend/platform/sql/statement.h"

namespace firstcome::orders {

/// The columns of an order and of a line in the order in which they are read back; `o` and `l` are the rows' names.
inline constexpr auto orderColumns =
    "o.id, o.member_id, o.state, o.method, o.total, o.hold_expires_at, o.paying_since, "
    "o.due_at, o.attention, o.attention_since, o.cancel_request, o.version, o.created_at, "
    "o.updated_at";
inline constexpr auto lineColumns =
    "l.id, l.order_id, l.option_id, l.product_id, l.store_id, l.seller_id, l.product_name, "
    "l.option_name, l.unit_price, l.quantity, l.sale_id, l.admission, l.state, l.paid_at, "
    "l.delivered_at, l.refunded_amount, l.returned_quantity, l.open_claim_id";

Order orderOf(const sql::Statement &row);
OrderLine lineOf(const sql::Statement &row);

} // namespace firstcome::orders
