// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/check.h"
#include "backend/platform/sql/connection.h"
#include "backend/stock/correction.h"
#include <vector>

namespace firstcome::stock {

/// The table `stock_corrections`.
/// Invariant: each has the stock entry of its cause, with the same option, kind and quantity, and each such entry has
/// its correction.
class CorrectionStore
{
public:
    static void insert(sql::Connection &connection, const Correction &correction);
    /// Of an option, newest first, those with an id below `before`.
    static std::vector<Correction> page(sql::Connection &connection, Id optionId, Id before, int limit);
    static Id highestId(sql::Connection &connection);
    static QList<Check> checks();
};

} // namespace firstcome::stock
