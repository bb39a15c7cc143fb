// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_tables.h"

namespace firstcome::orders {

/// Which line.
struct LineOfOrder
{
    Id orderId = 0;
    Id lineId = 0;
};

/// A line that something is claimed about, with its order.
struct ClaimedLine
{
    Order order;
    OrderLine line;
};

/// What a claim gives back of a line.
struct LineGrant
{
    Id claimId = 0;
    Money amount = 0;
    qint64 quantity = 0;  ///< units that are back
    bool restock = false; ///< they are for sale again; else they are scrapped
    bool returns = false; ///< a line all of whose units are back is RETURNED
};

/// What claims ask and change of order lines in process, inside their own transaction.
/// Invariant: all claims of an order move under its lock; a line gives back what it was bought with at most, and units
/// come back once for their claim. Each change raises the order's version, which is returned.
/// Thread: inside a transaction of the writer; `find` in any.
class OrderClaims
{
public:
    explicit OrderClaims(const OrderTables &tables) : m_tables(tables) {}

    std::optional<ClaimedLine> find(sql::Connection &connection, const LineOfOrder &which) const;
    /// The same, the order locked.
    std::optional<ClaimedLine> lock(sql::Connection &connection, const LineOfOrder &which) const;

    /// The line's open claim; nothing: it has ended.
    qint64 setOpenClaim(sql::Connection &connection, const ClaimedLine &claimed, std::optional<Id> claimId,
                        Instant now) const;
    /// `claimed` is locked, and its rules allow it.
    qint64 grant(sql::Connection &connection, const ClaimedLine &claimed, const LineGrant &grant, Instant now) const;

    /// Every line that a claim is open of or has given something back of.
    std::vector<OrderLine> claimedLines(sql::Connection &connection) const;

private:
    qint64 touched(sql::Connection &connection, const Order &order, Instant now) const;
    void takeBack(sql::Connection &connection, const OrderLine &line, const LineGrant &grant, Instant now) const;

    OrderTables m_tables;
};

} // namespace firstcome::orders
