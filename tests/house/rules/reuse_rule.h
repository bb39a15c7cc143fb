// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/house/rules/finding.h"

namespace firstcome::house {

bool hasReuse();
/// What `reuse lint` has to say: every file names its licence and its owner (.reuse/dep5), every licence has its text.
Findings checkLicences(const QString &root);

} // namespace firstcome::house
