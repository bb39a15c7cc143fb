// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/scenario/phase.h"

#include <algorithm>
#include <cmath>

namespace firstcome::load {

namespace {

double secondsOf(Micros time)
{
    return std::chrono::duration<double>(time).count();
}

Micros microsOf(double seconds)
{
    return Micros(std::llround(seconds * 1e6));
}

struct Rates
{
    double from;
    double to;
};

/// The rates of a phase's equally long parts.
std::vector<Rates> partsOf(const Phase &phase)
{
    switch (phase.shape) {
    case Shape::Constant:
    case Shape::Poisson:
        return {{phase.from, phase.from}};
    case Shape::Ramp:
        return {{phase.from, phase.to}};
    case Shape::Spike:
        return {{phase.from, phase.from}, {phase.to, phase.to}, {phase.from, phase.from}};
    case Shape::Steps:
        break;
    }
    std::vector<Rates> parts;
    for (int step = 0; step < phase.steps; ++step) {
        const double share = phase.steps > 1 ? double(step) / (phase.steps - 1) : 0;
        const double rate = phase.from + share * (phase.to - phase.from);
        parts.push_back({rate, rate});
    }
    return parts;
}

} // namespace

double Stretch::expected(Micros within) const
{
    const double time = secondsOf(std::clamp(within, Micros(0), length));
    const double whole = secondsOf(length);
    return whole > 0 ? from * time + (to - from) * time * time / (2 * whole) : 0;
}

double Stretch::rateAt(Micros within) const
{
    const double whole = secondsOf(length);
    return whole > 0 ? from + (to - from) * secondsOf(within) / whole : from;
}

Micros Stretch::until(double arrivals) const
{
    const double slope = length.count() > 0 ? (to - from) / secondsOf(length) : 0;
    const double root = std::sqrt(std::max(0.0, from * from + 2 * slope * arrivals));
    return from + root > 0 ? std::min(length, microsOf(2 * arrivals / (from + root))) : length;
}

std::vector<Stretch> stretchesOf(const std::vector<Phase> &phases)
{
    std::vector<Stretch> stretches;
    Micros begins{0};
    for (const Phase &phase : phases) {
        const std::vector<Rates> parts = partsOf(phase);
        const Micros phaseBegins = begins;
        for (std::size_t part = 0; part < parts.size(); ++part) {
            const Micros ends = phaseBegins + microsOf(phase.seconds * double(part + 1) / double(parts.size()));
            stretches.push_back(
                {begins, ends - begins, parts[part].from, parts[part].to, phase.shape == Shape::Poisson});
            begins = ends;
        }
    }
    return stretches;
}

Micros lengthOf(const std::vector<Phase> &phases)
{
    const std::vector<Stretch> stretches = stretchesOf(phases);
    return stretches.empty() ? Micros(0) : stretches.back().ends();
}

} // namespace firstcome::load
