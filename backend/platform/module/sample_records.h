// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"
#include <vector>

namespace firstcome {

/// What a module keeps of orders of load runs: how these are removed by whoever may not know it.
/// Invariant: after `remove` every check of the module holds. Thread: inside a transaction of the writer.
class SampleRecords
{
public:
    virtual ~SampleRecords() = default;
    /// Those of these orders that it is not done with, or of which it must keep something.
    virtual std::vector<Id> unfinishedAmong(sql::Connection &connection, const std::vector<Id> &orderIds) const = 0;
    /// All it keeps of these orders goes; the causes of entries of stock that go with it.
    virtual std::vector<QByteArray> remove(sql::Connection &connection, const std::vector<Id> &orderIds,
                                           Instant now) const = 0;
    /// Those of these members of whom it keeps something beside their orders.
    virtual std::vector<Id> knownAmong(sql::Connection &, const std::vector<Id> & /*members*/) const { return {}; }
};

} // namespace firstcome
