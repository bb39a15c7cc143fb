// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/history/history.h"
#include "shared/load/verdict/finding.h"

namespace firstcome::load {

/// Whether what the buyers saw can have been so. Who else bought meanwhile is as the history says; where it does not,
/// only what nobody else can have caused is held against the shop. Pure.
std::vector<Finding> checkHistory(const History &history);

} // namespace firstcome::load
