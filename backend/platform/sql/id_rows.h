// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"
#include <vector>

namespace firstcome::sql {

/// The first column of all rows that are left.
inline std::vector<Id> idsIn(Statement &rows)
{
    std::vector<Id> ids;
    while (rows.next())
        ids.push_back(rows.integer(0));
    return ids;
}

} // namespace firstcome::sql
