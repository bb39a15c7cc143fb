// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/check.h"

namespace firstcome::sales {

/// Sequence, limits and hash chains of all sales.
QList<Check> admissionChecks();

} // namespace firstcome::sales
