// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/scenario/scenario.h"

namespace firstcome::load {

/// The scenario as a script for k6: its arrivals or users, mix, thinking and thresholds. The journeys take their ids
/// from the answers, the members' tokens from a tokens file. Beyond it: the verdict and the tries under one key. Pure.
QString k6Script(const Scenario &scenario);

} // namespace firstcome::load
