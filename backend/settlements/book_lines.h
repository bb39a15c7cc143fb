// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "backend/settlements/settlement.h"
#include <vector>

namespace firstcome::settlements {

/// A line of an order that was delivered.
struct DeliveredLine
{
    Id orderId = 0;
    Id lineId = 0;
    Id sellerId = 0;
    Id storeId = 0;
    Money amount = 0;
    Instant placedAt{};
    Instant at{};
};

/// Writes what counts for sellers, in the transaction that heard of it.
/// Invariant: each delivered line and each claim counts once, for the first day that is not closed; the fee is that of
/// when the line was sold. Thread: the writer's.
class BookLines
{
public:
    explicit BookLines(IdSource &ids) : m_ids(ids) {}

    void sold(sql::Connection &connection, const std::vector<DeliveredLine> &lines) const;
    /// Of a line that is not delivered yet it waits for that.
    void givenBack(sql::Connection &connection, const GivenBack &back) const;

private:
    IdSource &m_ids;
};

} // namespace firstcome::settlements
