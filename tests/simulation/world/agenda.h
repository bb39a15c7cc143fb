// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include "tests/simulation/world/dice.h"
#include <optional>

namespace firstcome::simulation {

/// What happens outside of the shop's process, by time: people who act, calls that arrive, answers that come back.
/// Invariant: what is due together happens in an order of luck. It outlives every process.
class Agenda
{
public:
    using Act = std::function<void()>;

    void add(Instant at, Act act) { m_entries.push_back({at, std::move(act)}); }
    qint64 due(Instant now) const;
    /// One of those that are due.
    Act take(Instant now, Dice &dice);
    std::optional<Instant> next() const;
    void clear() { m_entries.clear(); }

private:
    struct Entry
    {
        Instant at{};
        Act act;
    };
    std::vector<Entry> m_entries;
};

} // namespace firstcome::simulation
