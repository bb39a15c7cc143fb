// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/simulation/world/world.h"

namespace firstcome::simulation {

/// For a test program: nothing of the shop is logged, and the machine's luck decides nothing. Before anything else.
void prepare();

/// So many seeds as FIRSTCOME_SEEDS says, else `usual`.
quint64 seedsWanted(quint64 usual);
/// The one seed FIRSTCOME_SEED names, to be told whole.
std::optional<quint64> seedWanted();

/// What happened, what was found and how it is had again, for a person.
QByteArray report(const Plan &plan, const Outcome &outcome);

} // namespace firstcome::simulation
