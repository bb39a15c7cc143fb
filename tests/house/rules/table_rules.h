// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/house/rules/finding.h"
#include "tests/house/rules/source_file.h"

namespace firstcome::house {

/// A table is named in SQL only by its owner, the folder whose migrations/ create it; in a module of the business only
/// by files called *_store.
Findings checkTables(const QList<SourceFile> &files);

/// Two steps of one schema have two numbers: two branches may each have added the next one.
Findings checkMigrations(const QList<SourceFile> &files);

} // namespace firstcome::house
