// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"
#include <vector>

namespace firstcome::orders {

/// How far the sweep has come.
struct SweepMark
{
    Instant through{}; ///< what was due before has been looked at
    Instant movedAt{}; ///< when it last came on, or a server began
};

/// The table `order_sweep`: it stands with the orders, so that another process, a restart and `check` see in one
/// snapshot what the sweep has left behind and what it has merely not reached yet.
/// Invariant: moves in the transaction of the slice. Thread: inside a transaction of the writer; the reads in any.
class SweepStore
{
public:
    SweepMark mark(sql::Connection &connection) const;
    void advance(sql::Connection &connection, const SweepMark &mark) const;
    /// A server begins: until the sweep has had time nobody can say that it stands still.
    void begin(sql::Connection &connection, Instant now) const;

    /// Orders that were due before this and have not changed since, and are not shown to a person.
    std::vector<Id> overdue(sql::Connection &connection, Instant before, int limit) const;
};

} // namespace firstcome::orders
