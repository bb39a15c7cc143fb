// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/claims/claim_store.h"
#include "backend/orders/orders_module.h"

namespace firstcome::claims {

/// What must hold between claims and the lines, the stock and the payments they move; the claims' own table is checked
/// by its store. Thread: any, inside a reader's snapshot.
class ClaimChecks
{
public:
    ClaimChecks(const ClaimStore &claims, const orders::OrdersModule &orders)
        : m_claims(claims), m_lines(orders.claims()), m_stock(orders.tables().stock)
    {
    }

    QList<Check> all() const;

    /// An approved claim whose money nobody is asked for so long is stuck, as is a return that is due so long.
    static constexpr std::chrono::minutes stuckAfter{5};

private:
    std::optional<QString> wrongLines(sql::Connection &connection) const;
    std::optional<QString> wrongStock(sql::Connection &connection) const;
    std::optional<QString> wrongMoney(sql::Connection &connection) const;
    std::optional<QString> silentlyStuck(sql::Connection &connection) const;
    /// Every claim, in order of id.
    template <typename See>
    void walk(sql::Connection &connection, See see) const;

    const ClaimStore &m_claims;
    const orders::OrderClaims &m_lines;
    const stock::StockStore &m_stock;
};

} // namespace firstcome::claims
