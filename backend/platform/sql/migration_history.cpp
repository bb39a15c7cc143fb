// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/migration_history.h"

namespace firstcome::sql {

bool hasHistory(Connection &connection)
{
    auto &row = connection.statement(
        connection.isSqlite() ? "SELECT COUNT(*) FROM sqlite_master WHERE name = 'migrations'"
                              : "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() "
                                "AND table_name = 'migrations'");
    const bool has = row.next() && row.integer(0) > 0;
    row.reset();
    return has;
}

} // namespace firstcome::sql
