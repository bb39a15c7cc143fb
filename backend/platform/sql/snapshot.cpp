// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/snapshot.h"

namespace firstcome::sql {

void copySnapshot(const DatabaseSettings &settings, const QString &path)
{
    // One read transaction over the whole copy: every table as of the same commit, what is still in the log included.
    Connection connection(settings, Connection::Purpose::Read);
    connection.statement("VACUUM INTO ?").bind(path).exec();
}

} // namespace firstcome::sql
