// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/house/rules/finding.h"
#include "tests/house/rules/source_file.h"

namespace firstcome::house {

/// Each folder of the product with C++ in it has a README.md of at most 15 lines.
Findings checkFolders(const QList<SourceFile> &files);

} // namespace firstcome::house
