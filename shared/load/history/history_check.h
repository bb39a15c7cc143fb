// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/history/history.h"
#include "shared/load/verdict/finding.h"

namespace firstcome::load {

/// Whether what the buyers saw can have been so, with nobody else in the shop meanwhile. Pure.
std::vector<Finding> checkHistory(const History &history);

} // namespace firstcome::load
