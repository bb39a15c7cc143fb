// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/scenario/phase.h"
#include <optional>
#include <random>

namespace firstcome::load {

/// The instants at which journeys are meant to begin, one after the other, counted from the start of the run.
/// Even shapes place arrival i in the middle of its share, Poisson at random under the seed.
/// Invariant: the same phases and seed give the same instants.
/// Thread: none.
class Arrivals
{
public:
    Arrivals(const std::vector<Phase> &phases, quint64 seed);

    /// Nothing when all have come.
    std::optional<Micros> next() const { return m_next; }
    void take();
    /// From `at` to the end the rate is another; what was meant before stays.
    void changeRate(double perSecond, Micros at);

    Micros length() const { return m_stretches.empty() ? Micros(0) : m_stretches.back().ends(); }

private:
    void find();
    double gap();

    std::vector<Stretch> m_stretches;
    std::size_t m_stretch = 0;
    double m_before = 0; ///< expected in the stretches before this one
    double m_target = 0; ///< expected until the next arrival
    std::optional<Micros> m_next;
    std::mt19937_64 m_random;
};

} // namespace firstcome::load
