// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/figures/run_figures.h"
#include "shared/load/scenario/threshold.h"

namespace firstcome::load {

/// A threshold and what the run says to it. A time nobody took is nothing, and does not hold.
struct CheckedThreshold
{
    Threshold threshold;
    std::optional<double> measured;
    bool ok = false;
};

std::vector<CheckedThreshold> check(const std::vector<Threshold> &thresholds, const RunFigures &figures);
bool allHold(const std::vector<CheckedThreshold> &checked);
/// One line a threshold.
QString thresholdsText(const std::vector<CheckedThreshold> &checked);

} // namespace firstcome::load
