// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/check.h"
#include "backend/platform/sql/connection.h"
#include "backend/stock/correction.h"
#include <vector>

namespace firstcome::stock {

/// Which corrections are listed.
struct CorrectionFilter
{
    Id optionId = 0;
    Id before = std::numeric_limits<Id>::max(); ///< those with a lower id
};

/// The table `stock_corrections`.
/// Invariant: each has the stock entry of its cause, with the same option, kind and quantity, and each such entry has
/// its correction; an operator's names the approval of a second person, which no other names.
class CorrectionStore
{
public:
    static void insert(sql::Connection &connection, const Correction &correction);
    /// Newest first, at most `limit`.
    static std::vector<Correction> page(sql::Connection &connection, const CorrectionFilter &filter, int limit);
    static bool anyOf(sql::Connection &connection, const std::vector<Id> &optionIds);
    /// The one that names this approval.
    static std::optional<Correction> approvedBy(sql::Connection &connection, Id approvalId);
    static qint64 countApproved(sql::Connection &connection);
    static Id highestId(sql::Connection &connection);
    static QList<Check> checks();
};

} // namespace firstcome::stock
