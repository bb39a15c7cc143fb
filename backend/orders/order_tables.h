// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_store.h"
#include "backend/platform/events/outbox.h"
#include "backend/sales/admission_store.h"
#include "backend/stock/hold_store.h"

namespace firstcome::orders {

/// What becomes of an order is written to, together.
struct OrderTables
{
    const OrderStore &orders;
    const stock::HoldStore &holds;
    const stock::StockStore &stock;
    const sales::AdmissionStore &admissions;
    events::Outbox &outbox;
};

} // namespace firstcome::orders
