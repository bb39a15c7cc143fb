// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/house/rules/finding.h"
#include "tests/house/rules/source_file.h"

namespace firstcome::house {

/// No braces in an expression that awaits: GCC 12 destroys lambdas and aggregates that are made in it twice, so that
/// what they hold is freed while it is used. They are given a name in a statement before.
Findings checkAwaits(const SourceFile &file);

} // namespace firstcome::house
