// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/sample_series.h"
#include <cmath>

namespace firstcome {

/// A value axis that begins and ends at round numbers.
struct ChartScale
{
    double least;
    double most;
    double step; ///< 1, 2 or 5 times a power of ten

    /// How many steps there are from least to most.
    int steps() const { return int(std::lround((most - least) / step)); }
    /// The value after so many of them; the axis ends at exactly `steps()`, whatever the size of its numbers.
    double at(int count) const { return least + count * step; }
};

/// About four steps over the values; a flat or empty range gets room above.
ChartScale niceScale(double least, double most);

/// A value at the axis, with the digits its steps need.
QString axisNumber(double value, double step);

/// The distance of time labels: 1, 2, 5, 10, 15, 30 s or min, ..., so that at most `labels` fit into `span`.
std::chrono::milliseconds niceTimeStep(std::chrono::milliseconds span, int labels);

/// The sample closest to `at`; nothing in a gap or outside.
std::optional<Sample> nearestSample(const SampleSeries &series, Instant at);

} // namespace firstcome
