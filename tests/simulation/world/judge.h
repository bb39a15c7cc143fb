// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/simulation/world/life.h"

namespace firstcome::simulation {

/// What is judged when all has come to rest.
struct Judged
{
    Site &site;
    Life &life;
    const std::set<Id> &decidedByHand;
};

/// Whether every order, claim, payment and delivery has come to its end.
bool isSettled(Site &site);

/// Finds what must never be: broken invariants, books that do not agree, what is frozen, moves that do not exist.
void judge(const Judged &judged);

} // namespace firstcome::simulation
