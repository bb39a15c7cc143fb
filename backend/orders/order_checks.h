// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_tables.h"
#include "backend/orders/sweep_store.h"
#include "backend/platform/module/check.h"
#include "backend/sales/sale_store.h"

namespace firstcome::orders {

/// What must hold between orders, stock and sales; each module's own tables are checked by itself.
/// Thread: any, inside a reader's snapshot.
class OrderChecks
{
public:
    explicit OrderChecks(const OrderTables &tables) : m_tables(tables) {}

    QList<Check> all() const;

private:
    std::optional<QString> linesWithoutTheirHold(sql::Connection &connection) const;
    std::optional<QString> wrongAllowances(sql::Connection &connection) const;
    std::optional<QString> wrongAdmissions(sql::Connection &connection) const;
    std::optional<QString> silentlyStuck(sql::Connection &connection) const;

    OrderTables m_tables;
    SweepStore m_sweeps;
};

} // namespace firstcome::orders
