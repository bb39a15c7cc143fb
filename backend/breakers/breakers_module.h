// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/breakers/breaker_routes.h"
#include "backend/breakers/take_points.h"
#include "backend/platform/module/module.h"
#include "backend/system/system_module.h"

namespace firstcome::breakers {

/// The breakers of every dependency on all instances, as operators see and steer them. See README.md.
class BreakersModule final : public Module
{
public:
    struct Parts
    {
        resilience::BreakerBoard &board;
        instances::Membership &membership;
        system::LiveHub &live;
    };

    BreakersModule(const Ground &ground, const Parts &parts);

    Role role() const override { return Role::Ops; }
    QList<sql::Migration> migrations() const override;
    void load(sql::Connection &connection) override { m_forcedAtStart = forcings(connection); }
    void catchUp(sql::Connection &connection) override { m_force.obeyTable(connection); }
    void mountRoutes(http::Router &router) override { m_routes.mount(router); }
    void mountWorkers(Workers &workers) override;
    Id highestId(sql::Connection &) const override { return 0; }

    /// From now on what was forced before we started is obeyed: to begin serving takes the database itself.
    void begin() const { m_force.obey(m_forcedAtStart); }

private:
    void publish() const;
    /// The others are told at once when a breaker of ours comes into another state.
    void tellStates();

    const Ground m_ground;
    const Parts m_parts;
    ForceBreakers m_force;
    BreakerList m_list;
    TakePoints m_points;
    BreakerRoutes m_routes;
    std::vector<KeptForcing> m_forcedAtStart;
    std::map<QByteArray, resilience::BreakerState> m_told; ///< worker loop
};

} // namespace firstcome::breakers
