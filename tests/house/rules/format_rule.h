// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/house/rules/finding.h"
#include "tests/house/rules/source_file.h"

namespace firstcome::house {

/// The clang-format of the version .clang-format is written for (others break lines elsewhere); empty when there is
/// none.
QString formatter();

/// Files that clang-format would change.
Findings checkFormat(const QString &root, const QList<SourceFile> &files);

} // namespace firstcome::house
