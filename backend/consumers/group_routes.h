// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/consumers/faults.h"
#include "backend/consumers/steer_groups.h"
#include "backend/platform/http/router.h"

namespace firstcome::consumers {

/// /v1/ops/groups/{group}/pause, .../resume and /v1/ops/faults: what is wanted of consumer groups.
/// Thread: `mount` before the lanes start; handlers on the lanes.
class GroupRoutes
{
public:
    GroupRoutes(const Ground &ground, const SteerGroups &steer, Faults faults)
        : m_ground(ground), m_steer(steer), m_faults(faults)
    {
    }

    void mount(http::Router &router);

private:
    using Answer = QCoro::Task<http::Response>;

    Answer pause(const http::Request &request, bool paused);
    Answer listFaults();
    Answer setFault(const http::Request &request);
    Answer dropFault(const http::Request &request);
    Answer steer(const http::Request &request, SteerCall call, std::function<http::Response(const GroupWish &)> answer);

    const Ground m_ground;
    const SteerGroups &m_steer;
    const Faults m_faults;
};

} // namespace firstcome::consumers
