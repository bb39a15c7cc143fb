// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"

namespace firstcome::sql {

/// Copies an SQLite database, as one moment shows it, into a file that is missing or empty; writers beside it go on.
/// The copy is whole only when this returns, and not yet synced to the disk. Throws Failure.
void copySnapshot(const DatabaseSettings &settings, const QString &path);

} // namespace firstcome::sql
