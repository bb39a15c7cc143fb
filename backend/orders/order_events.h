// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order.h"
#include "backend/platform/events/event.h"

namespace firstcome::orders {

/// The events of topic orders and of what is committed of its lines (contract: shared/contract/order_payloads.h). Their
/// sequence is the order's version.
events::Event orderPlaced(const Order &order, const QByteArray &trace);
events::Event orderClosed(const Order &order, const QString &reason, Instant now);
events::Event linesCancelled(const Order &order, const std::vector<OrderLine> &lines, const QString &reason,
                             Instant now);
/// These lines of it arrived.
events::Event linesDelivered(const Order &order, const std::vector<OrderLine> &lines, Instant now);
events::Event orderCompleted(const Order &order, Instant now);
events::Event stockCommitted(const Order &order, const std::vector<OrderLine> &lines, Instant now);

} // namespace firstcome::orders
