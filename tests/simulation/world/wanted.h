// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/simulation/world/coverage.h"

namespace firstcome::simulation {

/// What runs must reach, or the generator is at fault.
struct Wanted
{
    std::set<QByteArray> codes;
    std::set<QByteArray> moves;
    std::set<QByteArray> faults;
};

/// What a few dozen seeds reach for sure.
Wanted wantedOfFew();
/// All there is: every code these routes answer, every move of the state machines, every fault in every state of an
/// order that it can meet.
Wanted wantedOfAll();

/// What was not reached, each with its kind.
QByteArrayList unreached(const Coverage &reached, const Wanted &wanted);

} // namespace firstcome::simulation
