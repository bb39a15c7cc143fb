// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/close_orders.h"
#include "backend/platform/module/check.h"
#include "backend/sales/sale_store.h"
#include <atomic>

namespace firstcome::orders {

/// What must hold between orders, stock and sales; each module's own tables are checked by itself.
/// Thread: any, inside a reader's snapshot.
class OrderChecks
{
public:
    /// `sweptAt`: when the sweep of this process was last through, zero where none runs.
    OrderChecks(const OrderTables &tables, const std::atomic<qint64> &sweptAt) : m_tables(tables), m_sweptAt(sweptAt) {}

    QList<Check> all() const;

private:
    std::optional<QString> linesWithoutTheirHold(sql::Connection &connection) const;
    std::optional<QString> wrongAllowances(sql::Connection &connection) const;
    std::optional<QString> wrongAdmissions(sql::Connection &connection) const;
    std::optional<QString> silentlyStuck(sql::Connection &connection) const;

    OrderTables m_tables;
    const std::atomic<qint64> &m_sweptAt;
};

} // namespace firstcome::orders
