// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_payments.h"
#include "backend/platform/events/outbox.h"
#include "backend/platform/sql/database.h"

namespace firstcome::payments {

/// What every step of a payment works with.
struct PaymentParts
{
    sql::Database &database;
    IdSource &ids;
    events::Outbox &outbox;
    const orders::OrderPayments &orders;
    Clock clock;
};

} // namespace firstcome::payments
