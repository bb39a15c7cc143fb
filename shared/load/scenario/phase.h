// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/moment.h"
#include <QString>
#include <vector>

namespace firstcome::load {

enum class Shape : quint8 { Constant, Poisson, Ramp, Steps, Spike };

/// A stretch of arrivals, as a scenario names it. Which rates count depends on the shape.
struct Phase
{
    Shape shape = Shape::Constant;
    double from = 0; ///< rate, or base of a spike
    double to = 0;   ///< of ramp and steps; peak of a spike
    int steps = 1;
    double seconds = 0;
    bool operator==(const Phase &) const = default;
};

/// A stretch in which the rate changes evenly; what every phase is made of.
struct Stretch
{
    Micros begins{0};
    Micros length{0};
    double from = 0; ///< arrivals a second at its beginning
    double to = 0;   ///< and at its end
    bool poisson = false;

    Micros ends() const { return begins + length; }
    /// Arrivals meant to come in the first `within` of it.
    double expected(Micros within) const;
    double rateAt(Micros within) const;
    /// How long until so many have come.
    Micros until(double arrivals) const;
};

/// A spike is a third at its base, a third at its peak and a third at its base again; steps are equally long.
std::vector<Stretch> stretchesOf(const std::vector<Phase> &phases);
Micros lengthOf(const std::vector<Phase> &phases);

} // namespace firstcome::load
