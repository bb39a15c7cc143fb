// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event_bus.h"
#include "backend/platform/outgoing/call.h"
#include "tests/simulation/world/dice.h"

namespace firstcome::simulation {

/// A fault that is planted in the shop from outside, between two of its parts: the simulation must find it.
struct Plant
{
    QByteArray name;
    /// Run on the empty database: what a store would do wrong.
    QByteArrayList triggers{};
    /// Between the log and a group.
    std::function<events::Consumer(events::Consumer)> consumer{};
    /// Between the shop and the wire.
    std::function<void(outgoing::Call &)> call{};
    /// Recurring work that is never done.
    QByteArray forgotten{};
};

/// All there are.
const std::vector<Plant> &plants();

} // namespace firstcome::simulation
