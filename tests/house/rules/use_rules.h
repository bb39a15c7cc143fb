// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/house/rules/finding.h"
#include "tests/house/rules/source_file.h"

namespace firstcome::house {

/// A function of the product that a header declares and a source defines, and that nothing of the product calls: names
/// that stand there twice only. Virtual functions are called by others' names and left alone, and so are those that a
/// test must reach into (`forTests`).
Findings checkUnusedFunctions(const QList<SourceFile> &files);

/// Ids of capabilities, faults and attacks in comments and names of tests that docs/capabilities.md does not explain
/// (the console's tests number their own findings).
Findings checkIds(const QList<SourceFile> &files);

/// Names in backticks in a README that look like a file or folder and are neither, seen from its folder or the root.
Findings checkReadmeNames(const QList<SourceFile> &files);

} // namespace firstcome::house
