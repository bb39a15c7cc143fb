// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/house/rules/finding.h"
#include "tests/house/rules/source_file.h"

namespace firstcome::house {

/// Who may know whom: every include of a project file goes along an edge of the table in include_rules.cpp.
Findings checkIncludes(const SourceFile &file);

} // namespace firstcome::house
