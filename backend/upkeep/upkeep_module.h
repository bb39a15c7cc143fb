// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/module.h"
#include "backend/upkeep/sweep_old.h"

namespace firstcome::upkeep {

/// Nothing grows for ever. See README.md.
class UpkeepModule final : public Module
{
public:
    UpkeepModule(const Ground &ground, const events::EventBus &bus, const Kept &kept) : m_sweep(ground, bus, kept) {}

    Role role() const override { return Role::Ops; }
    void mountWorkers(Workers &workers) override
    {
        workers.everyByOne(sweepPause, "upkeep.sweep", [this] { return m_sweep.run(); });
    }
    Id highestId(sql::Connection &) const override { return 0; }

private:
    static constexpr std::chrono::seconds sweepPause{60};

    SweepOld m_sweep;
};

} // namespace firstcome::upkeep
