// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approvals_module.h"
#include "backend/consumers/group_routes.h"
#include "backend/consumers/letter_routes.h"
#include "backend/consumers/replay_routes.h"
#include "backend/consumers/reset_routes.h"
#include "backend/consumers/run_replays.h"
#include "backend/consumers/run_resets.h"
#include "backend/consumers/topic_routes.h"
#include "backend/platform/module/module.h"

namespace firstcome::consumers {

/// The consumer groups as operators see and steer them. See README.md.
class ConsumersModule final : public Module
{
public:
    struct Parts
    {
        approvals::ApprovalsModule &approvals;
        events::EventBus &bus;
        Faults faults = Faults::Off;
    };

    ConsumersModule(const Ground &ground, const Parts &parts);

    Role role() const override { return Role::Ops; }
    QList<sql::Migration> migrations() const override;
    void load(sql::Connection &connection) override { m_steer.load(connection); }
    void mountRoutes(http::Router &router) override;
    void mountWorkers(Workers &workers) override;
    QList<Check> checks() const override;
    Id highestId(sql::Connection &connection) const override;

    /// For who has no schedule: one round of what it does by itself.
    RunReplays &replays() { return m_replays; }
    RunResets &resets() { return m_resets; }
    SteerGroups &steering() { return m_steer; }

private:
    RunReplays m_replays;
    RunResets m_resets;
    SteerGroups m_steer;
    MendLetters m_mend;
    AskReplay m_ask;
    AskReset m_askReset;
    LetterRoutes m_letterRoutes;
    ReplayRoutes m_replayRoutes;
    GroupRoutes m_groupRoutes;
    TopicRoutes m_topicRoutes;
    ResetRoutes m_resetRoutes;
};

} // namespace firstcome::consumers
