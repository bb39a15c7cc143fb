// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"
#include <vector>

namespace firstcome::sql {

/// Rows chosen by a number in one of their columns, which has an index.
struct RowsOf
{
    const char *table;
    const char *column;
};

/// Removes those that have one of these numbers there; how many there were.
qint64 removeRows(Connection &connection, const RowsOf &rows, const std::vector<Id> &ids);

} // namespace firstcome::sql
