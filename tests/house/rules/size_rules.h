// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/house/rules/finding.h"
#include "tests/house/rules/source_file.h"

namespace firstcome::house {

namespace limit {
constexpr int header = 250;
constexpr int source = 400;
constexpr int line = 120;
constexpr int function = 60;
constexpr int nesting = 3;
constexpr int parameters = 4;
constexpr int readme = 15;
} // namespace limit

/// Lines of a file and characters of a line.
Findings checkSize(const SourceFile &file);
/// Lines and nesting of each function.
Findings checkFunctions(const SourceFile &file);
/// More than four parameters are a struct.
Findings checkParameters(const SourceFile &file);
/// Two parameters of one type side by side are easily swapped: a struct. Operators and functions of just two (ranges,
/// comparisons, a key and its value) are free, and so are tests.
Findings checkNeighbours(const SourceFile &file);

} // namespace firstcome::house
