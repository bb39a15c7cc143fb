// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_tables.h"
#include "backend/platform/module/timeline.h"
#include <QJsonArray>

namespace firstcome::orders {

/// What orders, stock and sales themselves remember of an order.
QList<TimelineEntry> ownTimeline(const OrderTables &tables, sql::Connection &connection, Id orderId);

/// What the log remembers: each event with topic, partition, offset, and how far every consumer group is; dead letters.
QList<TimelineEntry> logTimeline(sql::Connection &connection, Id orderId);

/// `{entries: [{at, layer, what, ...}]}`, in order of time.
QJsonObject toJson(QList<TimelineEntry> entries);

} // namespace firstcome::orders
